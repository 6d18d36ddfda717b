const Koa = require('koa');
const Router = require('@koa/router');
const { createProxyMiddleware } = require('http-proxy-middleware');

const ledger = createProxyMiddleware({ target: process.env.LEDGER_URL, changeOrigin: true });

const router = new Router();
router.get('/health', (context) => {
  context.body = { ok: true };
});
router.all('/ledger/(.*)', (context) => {
  context.respond = false;
  return ledger(context.req, context.res, () => context.throw(502));
});

new Koa().use(router.routes()).use(router.allowedMethods()).listen(Number(process.env.PORT ?? 8082));
