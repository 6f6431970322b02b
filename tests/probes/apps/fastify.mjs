import Fastify from 'fastify';

let requests = 0;
const app = Fastify({ bodyLimit: 1024, exposeHeadRoutes: false });
const path = (request) => request.url.split('?')[0];
app.addHook('onRequest', async (request, reply) => { if (path(request).includes('/rate/') && ++requests > 1) return reply.code(429).send(); });
app.addHook('onRequest', async (request, reply) => { if (path(request).includes('/private/') && !request.headers.authorization) return reply.code(401).send(); });
app.addHook('onRequest', async (request, reply) => { if (path(request).includes('/forbidden/')) return reply.code(403).send(); });
app.setNotFoundHandler((request, reply) => reply.code(404).send());
const body = { type: 'object', properties: { n: { type: 'number' } }, required: ['n'] };
for (const prefix of ['private', 'forbidden', 'rate'].reduce((all, part) => [...all, ...all.map((one) => `${one}/${part}`)], [''])) {
  app.route({ method: ['GET', 'POST', 'DELETE'], url: `${prefix}/old`, handler: (request, reply) => reply.redirect('/ok.html', 301) });
  app.get(`${prefix}/ok.html`, async () => ({ n: 1 }));
  app.post(`${prefix}/items`, { schema: { body } }, async (request, reply) => reply.code(201).send({ n: 1 }));
}
app.listen({ port: Number(process.argv[2]), host: '127.0.0.1' });
