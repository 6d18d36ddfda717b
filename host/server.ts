import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { MiddlewareHandler } from 'hono';
import { isServedHost, NAME_NOT_SERVED } from './platform/bridge/origins';

type FetchCallback = Parameters<typeof getRequestListener>[0];

export interface Server {
  /** `http://127.0.0.1:7990`. */
  readonly origin: string;
  close(): Promise<void>;
}

/**
 * Refuses requests by any name but this machine's own and `allowed` ones (with their port): some
 * other site's page may have rebound its name to this address.
 */
export function onlyServedNames(allowed: readonly string[] = []): MiddlewareHandler {
  return async (c, next) => {
    if (!isServedHost(c.req.header('host') ?? '', allowed)) return c.text(NAME_NOT_SERVED, 421);
    await next();
    return undefined;
  };
}

/**
 * Longer than the proxies in front keep a connection that nothing uses (nginx 60 seconds, Traefik
 * 90, Caddy 120): else now and then one is closed just when they send the next request, and a person
 * reads “502”.
 */
const KEEP_ALIVE_MS = 130_000;

/** The port is taken, or may not be used. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

/** Serves on 127.0.0.1, and nowhere else unless an address is named. Throws ListenError. */
export async function serveOnLoopback(
  port: number,
  handle: FetchCallback,
  address = '127.0.0.1',
): Promise<Server> {
  const listener = getRequestListener(handle);
  const server = createServer((request, response) => void listener(request, response));
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await listen(server, port, address);
  const { port: actual } = server.address() as AddressInfo;
  return {
    origin: `http://${browsable(address)}:${String(actual)}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Every address of the machine is also its own loopback. */
function browsable(address: string): string {
  if (address === '0.0.0.0' || address === '::') return '127.0.0.1';
  return address.includes(':') ? `[${address}]` : address;
}

async function listen(server: HttpServer, port: number, address: string): Promise<void> {
  const listening = once(server, 'listening');
  server.listen(port, address);
  try {
    await listening;
  } catch (cause) {
    const taken = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
    const why = taken ? 'is in use; choose another with --port' : `of ${address} cannot be used`;
    throw new ListenError(`Port ${String(port)} ${why}.`, { cause });
  }
}
