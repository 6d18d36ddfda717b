import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { HostDatabase } from '../../database';
import { stableUuid } from '../../platform/installation';
import type { SandboxAccount } from '../../sandbox/bitbucket/account';
import type { Sandbox } from '../../sandbox/bitbucket/model';
import { repositoryDirectory } from '../../sandbox/bitbucket/repository-git';
import { withStores } from '../../sandbox/bitbucket/with-stores';
import type { ConnectedWorkspace } from '../connection';
import type { MirroredRepository } from './mirrors';
import type { RemoteHeads } from './remote-heads';

/** git knows no uuids: they are made of the names, and are the same on every machine. */
function repositoryUuid(workspace: ConnectedWorkspace, slug: string): string {
  return stableUuid(`bitbucket repository ${workspace.uuid} ${slug.toLowerCase()}`);
}

export interface CodeWorkspaceParts {
  readonly database: HostDatabase;
  readonly clock: { now(): number };
  readonly workspace: ConnectedWorkspace;
  readonly operator: { readonly accountId: string; readonly name: string };
  /** Folder of the mirrors. */
  readonly directory: string;
  /** Slugs. */
  readonly repositories: readonly string[];
}

/**
 * The mirrors as the repositories of a workspace that the sandbox's REST resources can read. Who
 * runs the host holds the key, so the operator may do everything there is; there is nobody else.
 * Mirrors of repositories that are named no longer are removed.
 */
export function createCodeWorkspace(parts: CodeWorkspaceParts): Sandbox {
  const { database, clock, workspace } = parts;
  const sandbox = withStores({
    database,
    clock,
    newId: randomUUID,
    origin: () => 'https://api.bitbucket.org',
    emit: () => undefined,
    identity: identityOf(parts),
    repositoriesDirectory: parts.directory,
  });
  const named = new Map(
    parts.repositories.map((slug) => [repositoryUuid(workspace, slug), slug.toLowerCase()]),
  );
  database.transaction(() => {
    for (const { uuid } of sandbox.repositories.list()) {
      if (named.has(uuid)) continue;
      rmSync(repositoryDirectory(sandbox, uuid), { recursive: true, force: true });
      sandbox.repositories.remove(uuid);
    }
    for (const [uuid, slug] of named) {
      if (sandbox.repositories.find(uuid) === undefined) insert(sandbox, uuid, slug);
    }
  })();
  return sandbox;
}

function insert(sandbox: Sandbox, uuid: string, slug: string): void {
  const now = sandbox.clock.now();
  sandbox.repositories.insert({
    uuid,
    slug,
    name: slug,
    description: '',
    isPrivate: true,
    mainBranch: 'main',
    createdOn: now,
    updatedOn: now,
    lastPusher: '',
  });
}

/** Remembers what the server has: the main branch, the refs, and when they last changed. */
export function noteHeads(
  { database, repositories, refs, clock }: Sandbox,
  { uuid }: MirroredRepository,
  heads: RemoteHeads,
): void {
  const key = (ref: { type: string; name: string }) => `${ref.type} ${ref.name}`;
  const now = new Map(heads.refs.map((ref) => [key(ref), ref]));
  database.transaction(() => {
    const known = new Map(refs.list(uuid).map((ref) => [key(ref), ref]));
    const gone = [...known.values()].filter((ref) => !now.has(key(ref)));
    const changed = heads.refs.filter((ref) => known.get(key(ref))?.object !== ref.object);
    for (const ref of gone) refs.remove(uuid, ref);
    for (const ref of changed) refs.put(uuid, ref);
    if (gone.length + changed.length > 0) repositories.touch(uuid, clock.now());
    if (heads.mainBranch !== undefined) repositories.setMainBranch(uuid, heads.mainBranch);
  })();
}

function identityOf({ workspace, operator }: CodeWorkspaceParts): Sandbox['identity'] {
  const service = (name: string) => ({
    accountId: name,
    uuid: stableUuid(`${name} ${workspace.uuid}`),
    displayName: 'SBOM Bridge',
  });
  // Requests come from this process alone, with their actor: there is no token to compare.
  const account = (name: string, permission: SandboxAccount['permission']): SandboxAccount => ({
    ...service(name),
    email: '',
    username: name,
    apiToken: randomUUID(),
    permission,
  });
  return {
    workspace,
    project: { uuid: stableUuid(`project ${workspace.uuid}`), key: 'SSH', name: 'SSH' },
    accounts: {
      admin: { ...account(operator.accountId, 'admin'), displayName: operator.name },
      writer: account('nobody-1', 'none'),
      reader: account('nobody-2', 'none'),
      outsider: account('nobody-3', 'none'),
    },
    app: service('app'),
    token: service('key'),
    accessToken: randomUUID(),
  };
}
