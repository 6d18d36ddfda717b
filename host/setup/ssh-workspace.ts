import { createHash } from 'node:crypto';
import type { Connection, ConnectedWorkspace } from '../connections/connection';

/**
 * A workspace that is known by its slug alone, since nobody but Bitbucket's API tells the uuid: that
 * of another connection to it, so that its history goes on; else one made from the name, the same
 * each time.
 */
export function sshWorkspace(
  connections: readonly Connection[],
  host: string,
  slug: string,
): ConnectedWorkspace {
  const known = connections.find(({ workspace }) => workspace?.slug === slug)?.workspace;
  if (known) return known;
  const digest = createHash('sha256').update(`${host.toLowerCase()}/${slug}`).digest('hex');
  // RFC 9562: version 8 is free for what applications make.
  const uuid = [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `8${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-');
  return { uuid, slug, name: slug };
}
