import Hapi from '@hapi/hapi';

let requests = 0;
const server = Hapi.server({ port: Number(process.argv[2]), host: '127.0.0.1' });
const refusal = (status) => Object.assign(new Error(), { isBoom: true, isServer: false, data: null, output: { statusCode: status, payload: {}, headers: {} } });
server.ext('onRequest', (request, h) => {
  if (request.path.includes('/rate/') && ++requests > 1) throw refusal(429);
  return h.continue;
});
// Who sends credentials, and whoever asks for what needs none, is a user; nobody is an administrator.
server.auth.scheme('basic', () => ({
  authenticate: (request, h) => {
    if (request.path.includes('/private/') && !request.headers.authorization) throw refusal(401);
    return h.authenticated({ credentials: { scope: ['user'] } });
  },
}));
server.auth.strategy('basic', 'basic');
const payload = { maxBytes: 1024, allow: 'application/json' };
const validate = { payload: (value) => { if (typeof value?.n !== 'number') throw new Error('n is no number'); } };
for (const prefix of ['private', 'forbidden', 'rate'].reduce((all, part) => [...all, ...all.map((one) => `${one}/${part}`)], [''])) {
  const auth = { strategy: 'basic', ...(prefix.includes('forbidden') && { scope: ['admin'] }) };
  server.route([
    ...['GET', 'POST'].map((method) => ({ method, path: `${prefix}/old`, options: { auth, ...(method === 'POST' && { payload }) }, handler: (request, h) => h.redirect('/ok.html').permanent().rewritable() })),
    { method: 'GET', path: `${prefix}/ok.html`, options: { auth }, handler: (request, h) => h.response('{"n":1}').etag('one') },
    { method: 'POST', path: `${prefix}/items`, options: { auth, payload, validate }, handler: (request, h) => h.response({ n: 1 }).code(201) },
  ]);
}
await server.start();
