import { join } from 'node:path';
import { z } from 'zod';
import type { CallName, CallRequest } from '../src/contract/resolvers';
import { firstPush, seedRepository, type FirstPush } from './sandbox/seed';
import { SEED_PLANS } from './sandbox/seeds/plan';
import type { Host } from './wire';

const reply = z.union([
  z.object({ ok: z.literal(true), data: z.unknown() }),
  z.object({ ok: z.literal(false), problem: z.object({ code: z.string(), sentence: z.string() }) }),
]);

/** The sandbox cannot be set up; the message says what the app answered. */
class SandboxError extends Error {
  override readonly name = 'SandboxError';
}

/** Builds the seeded repositories that are not there yet; before the host starts. */
export async function seedSandbox({ sandbox }: Host, root: string): Promise<void> {
  const there = new Set(sandbox.repositories().map(({ slug }) => slug));
  for (const plan of SEED_PLANS) {
    if (there.has(plan.slug)) continue;
    const repository = await sandbox.createRepository({
      slug: plan.slug,
      mainBranch: plan.mainBranch,
    });
    await seedRepository({ plan, seeds: seedsFolder(root), gitDirectory: repository.directory });
    await sandbox.adopt(repository.uuid);
  }
}

/**
 * Installs the app as an admin would: the installed event, a destination, its token. What is set
 * up already stays as it is.
 */
export async function installApp(host: Host): Promise<void> {
  const page = z.object({
    revision: z.number(),
    settings: z.looseObject({ destinations: z.array(z.unknown()) }),
  });
  const { revision, settings } = page.parse(await callAsAdmin(host, 'getWorkspacePage', {}));
  if (revision > 0) return;
  const interlynk = {
    id: 'interlynk',
    kind: 'interlynk',
    name: 'Interlynk',
    enabled: true,
  } as const;
  await callAsAdmin(host, 'saveWorkspaceSettings', {
    revision,
    settings: { ...settings, destinations: [interlynk] },
  });
  await callAsAdmin(host, 'saveDestinationSecret', {
    id: interlynk.id,
    secret: host.secrets.interlynkToken,
  });
  host.platform.emit({ eventType: 'avi:forge:installed:app', id: 'sandbox' });
  await host.platform.idle();
}

/** Pushes, with git, the commit of every seeded repository that was kept back. */
export async function pushFirst(host: Host, root: string): Promise<FirstPush[]> {
  const { username, apiToken } = host.sandbox.credentials;
  const authorization = `Basic ${Buffer.from(`${username}:${apiToken}`).toString('base64')}`;
  const pushed: FirstPush[] = [];
  for (const plan of SEED_PLANS) {
    const repository = host.sandbox.repositories().find(({ slug }) => slug === plan.slug);
    if (repository === undefined) continue;
    const source = { plan, seeds: seedsFolder(root), url: repository.cloneUrl, authorization };
    pushed.push(await firstPush(source));
  }
  return pushed;
}

function seedsFolder(root: string): string {
  return join(root, 'host/sandbox/seeds');
}

async function callAsAdmin<N extends CallName>(
  host: Host,
  name: N,
  payload: CallRequest<N>,
): Promise<unknown> {
  const answer = reply.parse(
    await host.platform.resolve({
      moduleKey: 'workspace-settings',
      accountId: host.sandbox.accounts.admin.accountId,
      extension: {},
      functionKey: name,
      payload,
    }),
  );
  if (answer.ok) return answer.data;
  throw new SandboxError(`${name}: ${answer.problem.code}, ${answer.problem.sentence}`);
}
