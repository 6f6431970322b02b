import Router from '@koa/router';
import Koa from 'koa';
import bodyParser from 'koa-bodyparser';

let requests = 0;
const app = new Koa();
app.on('error', () => {});
app.use((ctx, next) => (ctx.path.includes('/rate/') && ++requests > 1 ? ctx.throw(429) : next()));
app.use((ctx, next) => (ctx.path.includes('/private/') && !ctx.get('authorization') ? ctx.throw(401) : next()));
app.use((ctx, next) => (ctx.path.includes('/forbidden/') ? ctx.throw(403) : next()));
app.use(bodyParser({ jsonLimit: '1kb' }));
const router = new Router();
router.all(/\/old$/, (ctx) => { ctx.status = 301; ctx.redirect('/ok.html'); });
router.get(/\/ok\.html$/, (ctx) => { ctx.body = { n: 1 }; });
router.post(/\/items$/, (ctx) => {
  const { rawBody, body } = ctx.request;
  if (rawBody !== undefined && typeof body.n !== 'number') ctx.throw(422);
  ctx.status = 201;
  ctx.body = { n: 1 };
});
app.use(router.routes()).use(router.allowedMethods());
app.listen(Number(process.argv[2]), '127.0.0.1');
