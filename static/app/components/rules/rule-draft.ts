import type { Rule } from '../../api/answers';

/** A rule while it is edited: always complete enough to show, not always to save. */
export interface RuleDraft extends Omit<
  Rule,
  'environment' | 'version' | 'latest' | 'destinations'
> {
  /** Stays with the rule while it moves, and goes with it. */
  readonly key: number;
  readonly send: boolean;
  /** Kept while `send` is off, so that switching back loses nothing. */
  readonly environment: string;
  /** Empty: as the document says. */
  readonly version: string;
  readonly latest: boolean;
  /** Ids; absent: those of the repository. */
  readonly destinations: readonly string[] | undefined;
}

/**
 * Never the same twice: an editor that was opened for a rule must not find another one under its
 * key once the rules were discarded or replaced.
 */
let lastKey = 0;

function nextKey(): number {
  lastKey += 1;
  return lastKey;
}

/** Drafts of saved rules. */
export function toRuleDrafts(rules: readonly Rule[]): RuleDraft[] {
  return rules.map(({ environment, version, latest, destinations, ...rule }) => ({
    ...rule,
    key: nextKey(),
    send: environment !== null,
    environment: environment ?? '',
    version: version ?? '',
    latest: latest === true,
    destinations,
  }));
}

export function fromRuleDrafts(drafts: readonly RuleDraft[]): Rule[] {
  return drafts.map(
    ({ events, ref, pattern, environment, send, version, latest, destinations }) => ({
      events: [...events],
      ref,
      pattern: pattern.trim(),
      environment: send ? environment.trim() : null,
      ...(send && version.trim() !== '' && { version: version.trim() }),
      ...(send && latest && { latest }),
      ...(send && destinations && { destinations: [...destinations] }),
    }),
  );
}

/** A new rule, filled with what most people want. */
export function newRule(): RuleDraft {
  return {
    key: nextKey(),
    events: ['repo:push'],
    ref: 'branch',
    pattern: '',
    environment: '',
    version: '',
    latest: false,
    destinations: undefined,
    send: true,
  };
}

/** The list with the rule under `key` one place up (-1) or down (1); the same list at its ends. */
export function moveRule(
  drafts: readonly RuleDraft[],
  key: number,
  by: -1 | 1,
): readonly RuleDraft[] {
  const from = drafts.findIndex((rule) => rule.key === key);
  const moved = drafts[from];
  const to = from + by;
  if (moved === undefined || to < 0 || to >= drafts.length) return drafts;
  return drafts.filter((rule) => rule !== moved).toSpliced(to, 0, moved);
}

/** The list with the rule under `key` beside another one, before or after it. */
export function moveRuleBeside(
  drafts: readonly RuleDraft[],
  key: number,
  other: number,
  side: 'before' | 'after',
): readonly RuleDraft[] {
  const moved = drafts.find((rule) => rule.key === key);
  if (moved === undefined || key === other) return drafts;
  const rest = drafts.filter((rule) => rule !== moved);
  const at = rest.findIndex((rule) => rule.key === other);
  return at < 0 ? drafts : rest.toSpliced(side === 'before' ? at : at + 1, 0, moved);
}

/** What is missing before the rules can be saved, by path, such as `rules.2.pattern`. */
export function missingParts(rules: readonly Rule[]): Record<string, string> {
  const missing: Record<string, string> = {};
  rules.forEach(({ events, pattern, environment, destinations }, index) => {
    const path = `rules.${String(index)}`;
    if (events.length === 0) missing[`${path}.events`] = 'Choose at least one event.';
    if (pattern === '') missing[`${path}.pattern`] = 'Enter a branch, a tag or a pattern.';
    if (environment === '') {
      missing[`${path}.environment`] = 'Enter an environment, or choose not to send.';
    }
    if (destinations?.length === 0) {
      missing[`${path}.destinations`] = 'Choose at least one destination.';
    }
  });
  return missing;
}
