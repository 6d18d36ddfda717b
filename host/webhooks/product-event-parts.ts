import type { Delivery, Person } from './schema';
import { withBraces } from './schema';

/** What the body of a delivery does not say. */
export interface ProductEventOptions {
  /** When the delivery came, epoch milliseconds. */
  readonly at: number;
  /** Uuid of the workspace, for bodies too old to name it; braces or not. */
  readonly workspace?: string;
  /** Name of the repository's main branch, where the caller knows it. */
  readonly mainBranch?: string;
}

/**
 * The members that all Bitbucket product events share, but for `eventType`. `undefined` when
 * neither the body nor the caller knows the workspace.
 * Shape: https://developer.atlassian.com/platform/forge/events-reference/bitbucket/
 */
export function eventBase(
  body: Delivery,
  options: ProductEventOptions,
): Record<string, unknown> | undefined {
  const { actor, repository } = body;
  const workspace =
    repository.workspace?.uuid ??
    (options.workspace === undefined ? undefined : withBraces(options.workspace));
  if (workspace === undefined) return undefined;
  const slug = repository.full_name?.split('/')[1];
  return {
    timestamp: new Date(options.at).toISOString(),
    // A webhook does not say which app caused it, and the host's app pushes nothing.
    selfGenerated: false,
    ...(actor && { actor: eventActor(actor) }),
    repository: { uuid: repository.uuid, ...(slug !== undefined && slug !== '' && { slug }) },
    ...(repository.project && { project: { uuid: repository.project.uuid } }),
    workspace: { uuid: workspace },
  };
}

/** `{type, accountId?, uuid?}`. */
export function eventActor(person: Person): Record<string, unknown> {
  return {
    type: person.type,
    ...(isPresent(person.account_id) && { accountId: person.account_id }),
    ...(isPresent(person.uuid) && { uuid: person.uuid }),
  };
}

/** Forge cuts long texts and says so. Its limit is not published; this one is ours. */
const MAX_CHARACTERS = 1000;

/** `{value, truncated}`; cuts between characters, not inside one. */
export function truncatedText(value: string): { value: string; truncated: boolean } {
  if (value.length <= MAX_CHARACTERS) return { value, truncated: false };
  const characters = Array.from(value);
  return {
    value: characters.slice(0, MAX_CHARACTERS).join(''),
    truncated: characters.length > MAX_CHARACTERS,
  };
}

export function isPresent<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}
