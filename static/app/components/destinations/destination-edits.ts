import type { Reply } from '../../../../src/contract/resolvers';
import type { DestinationConfig } from '../../api/answers';
import { changeLines, staleRefusal } from '../../settings/told-changes';
import { toDestinationDraft } from './destination-draft';
import { factsOf } from './destination-words';

type All = readonly DestinationConfig[];

/** The list with a change in it; SETTINGS_STALE where it would overwrite what somebody else did. */
type Edited = Reply<DestinationConfig[]>;

const LABELS = {
  name: 'Name',
  enabled: 'Sending',
  policyVerdict: 'Policy verdict',
  address: 'Address',
  projectName: 'Project name',
  projectVersion: 'Project version',
  parentName: 'Parent project name',
  parentVersion: 'Parent project version',
  tags: 'Tags',
} as const;

/**
 * Replaces the destination of that id, or adds it. `seen`: the list that the form began with. A
 * new one is refused where somebody added one of its kind meanwhile: it may be the same one.
 */
export function putDestination(config: DestinationConfig, seen: All, all: All): Edited {
  const before = withId(seen, config.id);
  const now = withId(all, config.id);
  const lines = before ? changesOf(before, now, config) : addedSince(seen, all, config.kind);
  if (lines.length > 0) return staleRefusal(lines);
  return done(now ? all.map((one) => (one === now ? config : one)) : [...all, config]);
}

/** Switches it on or off, as it is now. */
export function turnDestination(seen: DestinationConfig, enabled: boolean, all: All): Edited {
  const now = withId(all, seen.id);
  if (now === undefined) return staleRefusal([`${seen.name} was removed.`]);
  return done(all.map((one) => (one === now ? { ...now, enabled } : one)));
}

export function removeDestination(seen: DestinationConfig, all: All): Edited {
  const now = withId(all, seen.id);
  const lines = now === undefined ? [] : changesOf(seen, now, seen);
  return lines.length > 0 ? staleRefusal(lines) : done(all.filter((one) => one !== now));
}

/** The place at which a refusal of the app names it. */
export function placeOf(id: string, all: All): number {
  const place = all.findIndex((one) => one.id === id);
  return place < 0 ? all.length : place;
}

/** The one of that id. */
export function withId(all: All, id: string): DestinationConfig | undefined {
  return all.find((one) => one.id === id);
}

function changesOf(
  before: DestinationConfig,
  now: DestinationConfig | undefined,
  mine: DestinationConfig,
): string[] {
  if (now === undefined) return [`${before.name} was removed. Saving adds it again.`];
  const [base, edited, theirs] = [before, mine, now].map((config) => {
    const { secret: _, ...fields } = toDestinationDraft(config);
    return fields;
  });
  return base && edited && theirs ? changeLines(LABELS, { base, mine: edited, theirs }) : [];
}

function addedSince(seen: All, all: All, kind: DestinationConfig['kind']): string[] {
  return all
    .filter((one) => one.kind === kind && withId(seen, one.id) === undefined)
    .map((one) => {
      const facts = factsOf(one);
      return `${one.name} was added${facts === '' ? '' : `: ${facts}`}. Saving adds yours as well.`;
    });
}

function done(data: DestinationConfig[]): Edited {
  return { ok: true, data };
}
