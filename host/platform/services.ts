import { z } from 'zod';
import type { Services } from './invoke';
import type { KvsRoutes } from './kvs/routes';
import { productNotAllowed } from './platform-errors';
import { proxyError, type Provider } from './product-requests';
import type { createExternalFetch } from './external-fetch';
import type { createProductRequests } from './product-requests';
import type { createQueueRoutes } from './queues/publish';

const metaShape = z.object({
  type: z.string(),
  provider: z.string().optional(),
  remote: z.string().optional(),
  accountId: z.string().nullish(),
});

export interface ServiceDependencies {
  readonly kvs: KvsRoutes;
  readonly queues: ReturnType<typeof createQueueRoutes>;
  readonly product: ReturnType<typeof createProductRequests>;
  readonly external: ReturnType<typeof createExternalFetch>;
  readonly graphql: (body: string) => Response;
}

/** Sends each request of the app to what answers it, by the meta of `__forge_fetch__`. */
export function createServices(dependencies: ServiceDependencies): Services {
  const { kvs, queues, product, external, graphql } = dependencies;
  const stargate = async (path: string, init?: RequestInit): Promise<Response> => {
    const body = await bodyText(init);
    const answer = queues(path, body);
    if (answer !== undefined) return answer;
    return path === '/graphql' ? graphql(body) : proxyError(404, 'NOT_SUPPORTED_BY_HOST');
  };
  return {
    fetch: external,
    forgeFetch: (meta, path, init, caller) => {
      const { type, provider, remote, accountId } = metaShape.parse(meta);
      if (type === 'kvs') {
        const answer = bodyText(init).then((body) => kvs.handle(path, body));
        return { kind: 'storage', response: answer };
      }
      const as: Provider = { provider, accountId: accountId ?? undefined };
      if (type === 'fpp' && remote === 'bitbucket') {
        return { kind: 'product', response: product(as, path, init, caller) };
      }
      if (type === 'fpp' && remote === 'stargate') {
        return { kind: 'other', response: stargate(path, init) };
      }
      if (type === 'fpp') throw productNotAllowed(remote ?? 'nothing');
      return { kind: 'other', response: Promise.resolve(proxyError(400, 'INVALID_REMOTE')) };
    },
  };
}

async function bodyText(init?: RequestInit): Promise<string> {
  return new Response(init?.body ?? null).text();
}
