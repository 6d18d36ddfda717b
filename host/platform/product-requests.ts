import { findEndpoint } from './bitbucket-scopes';
import type { Installation } from './installation';
import type { Caller } from './invoke';
import type { Manifest } from './manifest-types';
import { invalidWorkspaceRequested, productEndpointNotAllowed } from './platform-errors';
import type { PlatformReport } from './report';
import type { ProductActor, ProductConnection } from './types';

export interface ProductDependencies {
  readonly manifest: Manifest;
  readonly installation: Installation;
  readonly product: ProductConnection;
  readonly onReport: (report: PlatformReport) => void;
}

/** `app`, or `user` with an account id when the app named one. */
export interface Provider {
  readonly provider: string | undefined;
  readonly accountId: string | undefined;
}

/**
 * Answers `requestBitbucket`: what Atlassian's proxy and Bitbucket's gateway would refuse is refused
 * here, the rest goes to the host's connection. Throws NotAllowedError for another workspace (uuids
 * only: Forge's pages promise no more) and for what is no API path.
 */
export function createProductRequests(
  dependencies: ProductDependencies,
): (
  as: Provider,
  path: string,
  init: RequestInit | undefined,
  caller: Caller,
) => Promise<Response> {
  const { manifest, installation, product, onReport } = dependencies;
  return async (as, path, init = {}, caller) => {
    const url = apiUrl(path);
    const actor = actorOf(manifest, as, caller);
    if (actor === undefined) return proxyError(401, 'NEEDS_AUTHENTICATION_ERR');
    const method = (init.method ?? 'GET').toUpperCase();
    const found = findEndpoint(method, url.pathname.slice('/2.0'.length));
    if (found === undefined) {
      onReport({
        level: 'warn',
        code: 'ENDPOINT_UNKNOWN',
        message: 'The app asked for an endpoint that the platform does not know.',
        fields: { method },
      });
      return bitbucketError(404, 'Resource not found');
    }
    if (
      found.workspace !== undefined &&
      workspaceUuid(found.workspace) !== installation.workspace
    ) {
      throw invalidWorkspaceRequested(path);
    }
    const { scopes } = found.endpoint;
    if (scopes === null) {
      return bitbucketError(
        403,
        'This API is only accessible with the following authentication types: api-token',
      );
    }
    const required = scopes.map((scope) => `${scope}:bitbucket`);
    if (!required.every((scope) => manifest.scopes.has(scope))) {
      const granted = [...manifest.scopes].filter((scope) => scope.endsWith(':bitbucket'));
      return bitbucketError(403, 'Your credentials lack one or more required privilege scopes.', {
        granted,
        required,
      });
    }
    const signal =
      init.signal === null || init.signal === undefined
        ? caller.signal
        : AbortSignal.any([init.signal, caller.signal]);
    return product.request(actor, url.pathname + url.search, { ...init, method, signal });
  };
}

/** Dots are resolved before anything is judged. */
function apiUrl(path: string): URL {
  const base = 'https://api.bitbucket.org';
  const url = URL.canParse(path, base) ? new URL(path, base) : undefined;
  if (url?.origin !== base || !url.pathname.startsWith('/2.0/')) {
    throw productEndpointNotAllowed(path);
  }
  return url;
}

/**
 * A user is the one in front of the panel. Another account, or none in front, needs a scope with
 * `allowImpersonation` (documented for other products; assumed for Bitbucket).
 */
function actorOf(manifest: Manifest, as: Provider, caller: Caller): ProductActor | undefined {
  if (as.provider === 'app') return { type: 'app' };
  const accountId = as.accountId ?? caller.accountId;
  if (as.provider !== 'user' || accountId === undefined) return undefined;
  const present = accountId === caller.accountId;
  return present || manifest.impersonation.size > 0 ? { type: 'user', accountId } : undefined;
}

function workspaceUuid(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment)
      .replace(/^\{(.*)\}$/, '$1')
      .toLowerCase();
  } catch {
    return undefined;
  }
}

/** An answer that @forge/api turns into an error of its own. */
export function proxyError(status: number, code: string): Response {
  return new Response(null, { status, headers: { 'forge-proxy-error': code } });
}

function bitbucketError(status: number, message: string, detail?: object): Response {
  const error = { message, ...(detail === undefined ? {} : { detail }) };
  return Response.json({ type: 'error', error }, { status });
}
