import type { Sandbox } from '../model';

export interface Link {
  readonly href: string;
}

export function link(href: string): Link {
  return { href };
}

/** `https://…/2.0` of this sandbox. */
export function apiRoot(sandbox: Sandbox): string {
  return `${sandbox.origin()}/2.0`;
}

/** The REST address of a repository, by slugs. */
export function repositoryApi(sandbox: Sandbox, slug: string): string {
  return `${apiRoot(sandbox)}/repositories/${sandbox.identity.workspace.slug}/${slug}`;
}

/** The web page of a repository. */
export function repositoryPage(sandbox: Sandbox, slug: string): string {
  return `${sandbox.origin()}/bitbucket/${slug}`;
}

/** The address for `git clone`. Holds no credential. */
export function cloneUrl(sandbox: Sandbox, slug: string): string {
  return `${sandbox.origin()}/git/${sandbox.identity.workspace.slug}/${slug}.git`;
}

/** A tree path within a URL: each segment encoded, slashes kept. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** ISO 8601 as Bitbucket writes it: microseconds and an offset. */
export function timestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('Z', '000+00:00');
}
