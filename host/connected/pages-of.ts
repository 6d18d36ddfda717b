import type { ConnectedWorkspace } from '../connections/connection';

/** First parts of addresses that are the host's own: some are answered without a login. */
const OWN_PARTS = ['bridge', 'host', 'hooks', 'integrations', 'login', 'logout', 'panel'];

/** Whether addresses that begin with this part are no workspace's. */
export function isOwnPart(part: string): boolean {
  return OWN_PARTS.includes(part);
}

/**
 * What the addresses of a workspace's pages begin with: its slug; or its uuid in braces, which
 * Bitbucket takes in the place of a slug, where the host itself is at the slug.
 */
export function pagesOf({ slug, uuid }: Pick<ConnectedWorkspace, 'slug' | 'uuid'>): string {
  return isOwnPart(slug) ? `{${uuid}}` : slug;
}
