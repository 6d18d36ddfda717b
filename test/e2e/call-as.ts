import type { z } from 'zod';
import {
  CALLS,
  type CallAnswer,
  type CallName,
  type CallRequest,
} from '../../src/contract/resolvers';
import type { LocalHost } from './local-host';

/** One call of a panel by an account of the sandbox, its answer as it reached the browser. */
export function callAs(
  { host }: Pick<LocalHost, 'host'>,
  accountId: string | undefined,
  name: CallName,
  payload: unknown,
  extension: Readonly<Record<string, unknown>> = {},
): Promise<unknown> {
  const ofWorkspace = CALLS[name].access === 'workspace-admin';
  return host.platform.resolve({
    moduleKey: ofWorkspace ? 'workspace-settings' : 'repository-settings',
    accountId,
    extension,
    functionKey: name,
    payload,
  });
}

/** A call by the admin; throws when it is refused. */
export async function asAdmin<N extends CallName>(
  local: Pick<LocalHost, 'host'>,
  name: N,
  payload: CallRequest<N>,
): Promise<CallAnswer<N>> {
  const { accountId } = local.host.sandbox.accounts.admin;
  const reply = await callAs(local, accountId, name, payload);
  if (typeof reply === 'object' && reply !== null && 'data' in reply) {
    // The schema of a name and its answer belong together, which a table of calls cannot say.
    const schema = CALLS[name].answer as unknown as z.ZodType<CallAnswer<N>>;
    return schema.parse(reply.data);
  }
  throw new Error(`${name}: ${JSON.stringify(reply)}`);
}

export function repositoryUuid({ host }: Pick<LocalHost, 'host'>, slug: string): string {
  const repository = host.sandbox.repositories().find((one) => one.slug === slug);
  if (repository === undefined) throw new Error(`No repository ${slug}.`);
  return repository.uuid;
}

/** Saves members of a repository's settings, and leaves the others. */
export async function saveRepository(
  local: Pick<LocalHost, 'host'>,
  slug: string,
  change: Partial<CallRequest<'saveRepositorySettings'>['settings']>,
): Promise<void> {
  const repository = repositoryUuid(local, slug);
  const { revision, settings } = await asAdmin(local, 'getRepositoryPage', { repository });
  await asAdmin(local, 'saveRepositorySettings', {
    repository,
    revision,
    settings: { ...settings, ...change },
  });
}

/** Every branch is sent to development. */
export const ALL_BRANCHES: CallRequest<'saveRepositorySettings'>['settings']['rules'] = [
  { events: ['repo:push'], ref: 'branch', pattern: '**', environment: 'development' },
];
