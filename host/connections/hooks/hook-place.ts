import { z } from 'zod';
import { ConnectionError } from '../problem';
import { answerProblem } from '../rest/answer-problem';
import { askRest, requiredScopes, restPages } from '../rest/rest-pages';
import type { RestAccess } from '../rest/rest-pages';
import { bareUuid } from '../../bare-uuid';

/** Where webhooks are registered: the workspace, or one of its repositories. Uuids are bare. */
export interface HookPlace {
  readonly workspace: string;
  /** Empty for the workspace. */
  readonly repository: string;
}

/** A subscription as Bitbucket lists it; whatever is malformed counts as different from ours. */
const found = z.object({
  uuid: z.string().transform(bareUuid),
  url: z.string(),
  active: z.boolean().catch(false),
  events: z.array(z.string()).catch([]),
  secret_set: z.boolean().catch(false),
});
export type FoundHook = z.infer<typeof found>;

/** The role, or a scope, does not reach: nothing was changed. */
export class HookRefused extends Error {
  override readonly name = 'HookRefused';
  /** Scopes that the credential lacks, where Bitbucket names them: no other place will do. */
  readonly scopes: readonly string[];
  /** Bitbucket knows no such place, or does not show it. */
  readonly isGone: boolean;

  constructor(scopes: readonly string[], isGone: boolean) {
    super('The webhooks of this place may not be managed.');
    this.scopes = scopes;
    this.isGone = isGone;
  }
}

const segment = (uuid: string): string => encodeURIComponent(`{${uuid}}`);

function pathOf({ workspace, repository }: HookPlace): string {
  return repository === ''
    ? `/2.0/workspaces/${segment(workspace)}/hooks`
    : `/2.0/repositories/${segment(workspace)}/${segment(repository)}/hooks`;
}

/** Every webhook of the place. Throws HookRefused and ConnectionError. */
export async function listHooks(access: RestAccess, place: HookPlace): Promise<FoundHook[]> {
  const hooks: FoundHook[] = [];
  // The list itself is asked for first, so that a refusal is told apart from other problems.
  const probe = await askRest(access, `${pathOf(place)}?pagelen=1`);
  if (!probe.ok) throw await refusal(access, probe);
  for await (const { values } of restPages(access, `${pathOf(place)}?pagelen=100`)) {
    hooks.push(...values.flatMap((value) => found.safeParse(value).data ?? []));
  }
  return hooks;
}

/** Makes a webhook, or changes the one with this uuid. Throws HookRefused and ConnectionError. */
export async function putHook(
  access: RestAccess,
  place: HookPlace,
  body: Readonly<Record<string, unknown>>,
  uuid?: string,
): Promise<FoundHook> {
  const path = uuid === undefined ? pathOf(place) : `${pathOf(place)}/${segment(uuid)}`;
  const answer = await askRest(access, path, {
    method: uuid === undefined ? 'POST' : 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (answer.status === 400) throw new ConnectionError('HOOK_ADDRESS_REFUSED');
  if (!answer.ok) throw await refusal(access, answer);
  const read = found.safeParse(await answer.json().catch(() => undefined));
  if (!read.success) throw new ConnectionError('BITBUCKET_FAILING', [String(answer.status)]);
  return read.data;
}

/** One that is gone already is fine. Throws HookRefused and ConnectionError. */
export async function deleteHook(
  access: RestAccess,
  place: HookPlace,
  uuid: string,
): Promise<void> {
  const answer = await askRest(access, `${pathOf(place)}/${segment(uuid)}`, { method: 'DELETE' });
  if (!answer.ok && answer.status !== 404) throw await refusal(access, answer);
}

async function refusal(access: RestAccess, answer: Response): Promise<Error> {
  if (answer.status !== 403 && answer.status !== 404) {
    return answerProblem(access.kind, answer.status, answer.headers);
  }
  return new HookRefused(await requiredScopes(answer), answer.status === 404);
}
