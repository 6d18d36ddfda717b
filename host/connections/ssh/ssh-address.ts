import { ConnectionError } from '../problem';

/** Where git finds the repositories of a workspace. */
export interface SshServer {
  readonly host: string;
  readonly port: number;
  /** `git` at Bitbucket. */
  readonly user: string;
}

/** A name or an IPv4 address: nothing that ssh or a shell could take for something else. */
const HOST = /^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/;
const USER = /^[a-z_][a-z0-9_-]{0,31}$/;
/** Bitbucket's slugs: letters, digits, `-`, `_`, `.`; not a name that walks the path. */
const SLUG = /^(?!\.{1,2}$)[A-Za-z0-9_.][A-Za-z0-9_.-]{0,127}$/;

/** Whether Bitbucket could have a workspace or repository of this name. */
export function isSlug(text: string): boolean {
  return SLUG.test(text);
}

/** Throws SSH_ADDRESS_INVALID for a host or port that cannot be one. */
export function checkServer({ host, port, user }: SshServer): void {
  const isPort = Number.isInteger(port) && port >= 1 && port <= 65_535;
  if (!HOST.test(host) || !isPort || !USER.test(user)) {
    throw new ConnectionError('SSH_ADDRESS_INVALID', [host.slice(0, 100)]);
  }
}

/**
 * `ssh://git@ssh.bitbucket.org:22/workspace/repository.git`. git cannot take it for an
 * option or for another transport (`ext::`): the server was checked, and the names are slugs, or
 * SSH_REPOSITORY_MISSING is thrown.
 */
export function repositoryAddress(server: SshServer, workspace: string, slug: string): string {
  if (!isSlug(workspace) || !isSlug(slug)) {
    throw new ConnectionError('SSH_REPOSITORY_MISSING', [`${workspace}/${slug}`.slice(0, 200)]);
  }
  const { user, host, port } = server;
  return `ssh://${user}@${host}:${String(port)}/${workspace}/${slug}.git`;
}
