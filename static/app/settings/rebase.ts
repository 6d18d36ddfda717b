/**
 * Settings that keep what was edited on screen and take the rest from what somebody else saved
 * in the meantime. Member by member: one that both changed stays as edited.
 */
export function rebase<S extends object>(base: S, mine: S, theirs: S): S {
  const members = new Set([...Object.keys(mine), ...Object.keys(theirs)]);
  const chosen = [...members].flatMap((name) => {
    const edited = !sameJson(member(mine, name), member(base, name));
    const value = member(edited ? mine : theirs, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  // Each member comes from one of two values of S, and absent ones stay absent.
  return Object.fromEntries(chosen) as S;
}

/** Names of the members in which two settings differ. */
export function differingMembers(one: object, other: object): string[] {
  const members = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...members].filter((name) => !sameJson(member(one, name), member(other, name)));
}

/** Names of the members that both changed, each to something else: one of the two has to give way. */
export function changedByBoth(base: object, mine: object, theirs: object): string[] {
  const byThem = new Set(differingMembers(base, theirs));
  const differ = new Set(differingMembers(mine, theirs));
  return differingMembers(base, mine).filter((name) => byThem.has(name) && differ.has(name));
}

/** Whether two JSON values are written alike, whatever the order of their members. */
export function sameJson(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, held]): [string, unknown] => [name, sorted(held)])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function member(value: object, name: string): unknown {
  return Object.entries(value).find(([candidate]) => candidate === name)?.[1];
}
