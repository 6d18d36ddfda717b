import { z } from 'zod';
import { isBusy } from '../../database';
import { runBatch } from './batch';
import { PLAIN, SECRET, type Space } from './entries';
import { createEntityQuery } from './entity-query';
import { entityOf } from './entity-rules';
import { KvsError } from './kvs-error';
import { LIMITS } from './limits';
import { pageLimit } from './page-limit';
import { readCursor, writeCursor } from './cursor';
import { reply } from './replies';
import {
  batchDeleteRequest,
  batchGetRequest,
  batchSetRequest,
  deleteRequest,
  entityDeleteRequest,
  entityGetRequest,
  entityQueryRequest,
  entitySetRequest,
  getRequest,
  queryRequest,
  setRequest,
  transactionRequest,
} from './requests';
import { createStore, type Store, type StoreDependencies } from './store';
import { createTransact } from './transaction';

/** What a route returns as JSON; `undefined` is an empty answer. */
type Route = (body: unknown) => unknown;

/** Answers one request of @forge/kvs; synchronous inside, so requests never interleave. */
export interface KvsRoutes {
  handle(path: string, body: string): Response;
  /** Removes expired values for good. */
  purge(): number;
}

/** The wire of @forge/kvs (`POST /api/v1/…`) over the host's database. */
export function createKvsRoutes(dependencies: StoreDependencies): KvsRoutes {
  const store = createStore(dependencies);
  const allowed = dependencies.manifest.scopes.has('storage:app');
  const routes: Readonly<Record<string, Route>> = {
    ...singleRoutes(store),
    ...queryRoutes(store, dependencies),
    ...batchRoutes(store),
  };
  const transact = createTransact(dependencies.database, store);
  const routeOf = (path: string): Route | undefined => {
    if (path === '/api/v1/transaction')
      return (body) => {
        transact(transactionRequest.parse(body));
      };
    return Object.hasOwn(routes, path) ? routes[path] : undefined;
  };
  return {
    purge: () => store.entries.purge(),
    handle: (path, body) => {
      try {
        if (!allowed) throw new KvsError('FORBIDDEN', 'The scope storage:app is missing.', 403);
        const route = routeOf(path);
        if (route === undefined) throw new KvsError('INVALID_REQUEST', 'No such operation.', 404);
        if (Buffer.byteLength(body) > LIMITS.payloadBytes) {
          throw new KvsError('MAX_SIZE', 'The request is larger than 4 MB.', 413);
        }
        const result = route(JSON.parse(body));
        return result === undefined ? new Response(null, { status: 204 }) : Response.json(result);
      } catch (error) {
        return refusal(error);
      }
    },
  };
}

function refusal(error: unknown): Response {
  if (error instanceof KvsError) {
    return Response.json({ code: error.code, message: error.message }, { status: error.status });
  }
  if (error instanceof z.ZodError || error instanceof SyntaxError) {
    const message = error instanceof z.ZodError ? z.prettifyError(error) : 'The body is not JSON.';
    return Response.json({ code: 'INVALID_REQUEST', message }, { status: 400 });
  }
  if (isBusy(error)) {
    return Response.json({ code: 'UNKNOWN_ERROR', message: 'The store is busy.' }, { status: 503 });
  }
  throw error;
}

function singleRoutes(store: Store): Record<string, Route> {
  const get = (space: Space, request: z.infer<typeof getRequest>): Record<string, unknown> =>
    reply(store.get(space, request.key), request.options?.metadataFields);
  const set = (space: Space, request: z.infer<typeof setRequest>): unknown => {
    const { key, value, options } = request;
    const { latest, previous } = store.set(space, key, value, options);
    if (options?.returnValue === undefined) return undefined;
    const chosen = options.returnValue === 'LATEST' ? latest : previous;
    return chosen === undefined ? { key } : reply(chosen, options.returnMetadataFields);
  };
  const named = <T extends { entityName: string }>(
    schema: z.ZodType<T>,
    body: unknown,
  ): [Space, T] => {
    const request = schema.parse(body);
    return [store.spaceOf(request.entityName), request];
  };
  return {
    '/api/v1/get': (body) => get(PLAIN, getRequest.parse(body)),
    '/api/v1/set': (body) => set(PLAIN, setRequest.parse(body)),
    '/api/v1/delete': (body) => {
      store.delete(PLAIN, deleteRequest.parse(body).key);
    },
    '/api/v1/secret/get': (body) => get(SECRET, getRequest.parse(body)),
    '/api/v1/secret/set': (body) => set(SECRET, setRequest.parse(body)),
    '/api/v1/secret/delete': (body) => {
      store.delete(SECRET, deleteRequest.parse(body).key);
    },
    '/api/v1/entity/get': (body) => {
      const [space, request] = named(entityGetRequest, body);
      return { ...get(space, request), entityName: request.entityName };
    },
    '/api/v1/entity/set': (body) => set(...named(entitySetRequest, body)),
    '/api/v1/entity/delete': (body) => {
      const [space, request] = named(entityDeleteRequest, body);
      store.delete(space, request.key);
    },
  };
}

function queryRoutes(store: Store, dependencies: StoreDependencies): Record<string, Route> {
  const { database, manifest, installation, clock } = dependencies;
  const queryEntity = createEntityQuery(database, installation, clock);
  return {
    '/api/v1/query': (body) => {
      const { limit: asked, after, where = [], options } = queryRequest.parse(body);
      const limit = pageLimit(asked);
      const from = after === undefined ? '' : readCursor(after).key;
      const found = store.entries.list(keyPrefix(where), from, limit + 1);
      const data = found.slice(0, limit);
      const last = data.at(-1);
      return {
        data: data.map((entry) => reply(store.open(PLAIN, entry), options?.metadataFields)),
        ...(found.length > limit && last !== undefined
          ? { cursor: writeCursor({ key: last.key }) }
          : {}),
      };
    },
    '/api/v1/entity/query': (body) => {
      const request = entityQueryRequest.parse(body);
      const entity = entityOf(manifest, request.entityName);
      const space = store.spaceOf(entity.name);
      const { entries, cursor } = queryEntity(entity, request);
      return {
        data: entries.map((entry) =>
          reply(store.open(space, entry), request.options?.metadataFields),
        ),
        ...(cursor === undefined ? {} : { cursor }),
      };
    },
  };
}

/** The store knows one condition on plain keys: that they begin with a text. */
function keyPrefix(where: NonNullable<z.infer<typeof queryRequest>['where']>): string {
  const [only, second] = where;
  if (only === undefined) return '';
  if (only.property !== 'key') {
    throw new KvsError('QUERY_WHERE_FIELD_INVALID', 'Only the key can be searched.');
  }
  const [prefix] = only.values;
  if (second !== undefined || only.condition !== 'BEGINS_WITH' || typeof prefix !== 'string') {
    throw new KvsError('QUERY_WHERE_INVALID', 'Keys are searched by one BEGINS_WITH.');
  }
  return prefix;
}

function batchRoutes(store: Store): Record<string, Route> {
  return {
    '/api/v1/batch/get': (body) =>
      runBatch(batchGetRequest.parse(body), ({ key, entityName, options }) =>
        reply(store.get(store.spaceOf(entityName), key), options?.metadataFields),
      ),
    '/api/v1/batch/set': (body) =>
      runBatch(batchSetRequest.parse(body), ({ key, entityName, value, options }) => {
        store.set(store.spaceOf(entityName), key, value, options);
        return {};
      }),
    '/api/v1/batch/delete': (body) =>
      runBatch(batchDeleteRequest.parse(body), ({ key, entityName }) => {
        store.delete(store.spaceOf(entityName), key);
        return {};
      }),
  };
}
