import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HEALTH_PATH } from './running-host';
import { sameSecret } from './same-secret';
import type { EventLine } from './terminal/event-line';

export interface HostRoutesOptions {
  readonly token: string;
  readonly replay: (saved: unknown) => Promise<EventLine[]>;
}

/** The host's own endpoints: is it there, and replay a saved event. */
export function createHostRoutes({ token, replay }: HostRoutesOptions): Hono {
  const routes = new Hono();
  routes.get(HEALTH_PATH, (c) => c.json({ pid: process.pid }));
  routes.use('/host/replay', async (c, next) => {
    if (!sameSecret(c.req.header('authorization') ?? '', `Bearer ${token}`))
      return c.json({ error: 'Unauthorized' }, 401);
    await next();
    return undefined;
  });
  routes.post('/host/replay', bodyLimit({ maxSize: 1024 * 1024 }), async (c) => {
    const body: unknown = await c.req.json().catch(() => undefined);
    return c.json({ lines: await replay(body) });
  });
  return routes;
}
