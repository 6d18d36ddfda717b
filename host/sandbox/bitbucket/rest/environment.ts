import type { Context } from 'hono';
import type { Actor, Sandbox } from '../model';
import type { EndpointScopes } from '../scopes/endpoint-scopes';
import type { RepositoryRecord } from '../store/repositories';
import type { Visitor } from './authenticate';

/**
 * In-process callers put their actor under this key of the bindings. A symbol: nothing that
 * comes over HTTP can make one.
 */
export const IN_PROCESS_ACTOR: unique symbol = Symbol('in-process actor');

export interface RestEnvironment {
  Bindings: {
    [IN_PROCESS_ACTOR]?: Actor;
    /** The connection, where the request came over HTTP. */
    outgoing?: { destroy(): unknown };
  };
  Variables: {
    sandbox: Sandbox;
    /** Set for every resource: what has no actor was answered with 401. */
    actor: Actor;
    repository: RepositoryRecord;
    /** The actor, for who looks at requests that may have none. */
    visitor?: Actor;
    /** What came over HTTP; the app in the same process has no credential. */
    credential?: Visitor;
    /** What the request needs; absent for what is not served. */
    needed?: EndpointScopes | undefined;
  };
}

export type RestContext = Context<RestEnvironment>;
