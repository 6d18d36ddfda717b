/** Who a product request acts as. */
export type ProductActor =
  { readonly type: 'app' } | { readonly type: 'user'; readonly accountId: string };

/**
 * How the host reaches Bitbucket: sandbox now, OAuth, API token and SSH beside it.
 * `path` begins with /2.0/. The platform has checked the scopes before it asks.
 */
export interface ProductConnection {
  /** Workspace uuid without braces, the installation's. */
  readonly workspace: string;
  request(actor: ProductActor, path: string, init: RequestInit): Promise<Response>;
}

/** What the app's global fetch reaches, after the egress check: the real network or an inbox. */
export type Network = (request: Request) => Promise<Response>;

/** A Forge product event as a trigger function gets it (`eventType: avi:bitbucket:…`). */
export interface ProductEvent {
  readonly eventType: string;
  readonly [member: string]: unknown;
}

/** One invocation of an app function, for the terminal, the tests and the counters. */
export interface InvocationRecord {
  readonly functionKey: string;
  readonly moduleKey: string;
  readonly cause: 'trigger' | 'consumer' | 'schedule' | 'resolver' | 'merge-check' | 'web-trigger';
  readonly startedAt: number;
  readonly milliseconds: number;
  /** What the function got; left out for resolvers, whose payload may hold a secret. */
  readonly input?: unknown;
  /** What it returned or threw. */
  readonly result?: unknown;
  readonly error?: { readonly type: string; readonly message: string };
  readonly productRequests: number;
  readonly storageRequests: number;
  readonly externalRequests: number;
  /** When a retry is planned: in how many seconds. */
  readonly retryInSeconds?: number;
}

/** The functions of the app, by handler name of the manifest (`index.onEvent`). */
export type AppFunctions = (handler: string) => (...input: unknown[]) => unknown;
