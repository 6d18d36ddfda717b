import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { MiddlewareHandler } from 'hono';
import { isServedHost } from './platform/bridge/origins';

type FetchCallback = Parameters<typeof getRequestListener>[0];

export interface Server {
  /** `http://127.0.0.1:7990`. */
  readonly origin: string;
  close(): Promise<void>;
}

/** Refuses requests by any name but this machine's own: some other site's page may have rebound it. */
export const onlyLoopbackNames: MiddlewareHandler = async (c, next) => {
  if (!isServedHost(c.req.header('host') ?? '', []))
    return c.text('This host does not serve that name.', 421);
  await next();
  return undefined;
};

/** The port is taken, or may not be used. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

/** Serves on 127.0.0.1 alone. */
export async function serveOnLoopback(port: number, handle: FetchCallback): Promise<Server> {
  const listener = getRequestListener(handle);
  const server = createServer((request, response) => void listener(request, response));
  await listen(server, port);
  const { port: actual } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${String(actual)}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function listen(server: HttpServer, port: number): Promise<void> {
  const listening = once(server, 'listening');
  server.listen(port, '127.0.0.1');
  try {
    await listening;
  } catch (cause) {
    const taken = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
    const why = taken ? 'is in use; choose another with --port' : 'cannot be used';
    throw new ListenError(`Port ${String(port)} ${why}.`, { cause });
  }
}
