const Redis = require('ioredis');
const { Pool } = require('pg');

const app = require('fastify')({ logger: true });
const pool = new Pool({ connectionString: process.env.DATABASE_URL });
const redis = new Redis(process.env.REDIS_URL, { lazyConnect: true });

app.register(require('@fastify/sensible'));
app.register(require('@fastify/jwt'), { secret: process.env.RECEIPT_KEY });

app.post('/payments', async (request, reply) => {
  const { order, cents } = request.body ?? {};
  if (typeof order !== 'string' || !Number.isSafeInteger(cents) || cents <= 0) {
    return reply.badRequest('A payment needs an order and a positive amount in cents.');
  }
  // The same order is paid once, even when the request comes twice.
  const first = await redis.set(`order:${order}`, '1', 'EX', 86_400, 'NX');
  if (first === null) return reply.conflict('This order is being paid already.');
  await pool.query('insert into payment (order_id, cents) values ($1, $2)', [order, cents]);
  return reply.code(201).send({ receipt: app.jwt.sign({ order, cents }) });
});

app.listen({ port: Number(process.env.PORT ?? 8081) });
