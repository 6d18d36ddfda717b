import { MAX_FINDINGS, type Findings, type NewFinding } from './collect';

export interface GroupedFindings {
  /**
   * Takes a finding for one of the group `key`; the first one of each group is kept, with its
   * path. The finding is made by a function, as most are never shown; its message ends without a
   * full stop.
   */
  readonly add: (key: string, make: () => NewFinding) => void;
  /** Hands each group on as one finding that says how many there are. */
  readonly flush: () => void;
}

/**
 * A generator that errs, errs in every package: one line with a count says more than a hundred
 * lines. At most MAX_FINDINGS groups; what fits into none is handed on by itself and counted there.
 */
export function groupFindings(findings: Findings): GroupedFindings {
  const groups = new Map<string, { readonly finding: NewFinding; count: number }>();
  const hand = ({ message, ...finding }: NewFinding, count: number): void => {
    const more = count === 1 ? '.' : ` (${count} times; this is the first).`;
    findings.add({ ...finding, message: `${message}${more}` });
  };
  return {
    add(key, make) {
      const group = groups.get(key);
      if (group !== undefined) group.count += 1;
      else if (groups.size < MAX_FINDINGS) groups.set(key, { finding: make(), count: 1 });
      else hand(make(), 1);
    },
    flush() {
      for (const { finding, count } of groups.values()) hand(finding, count);
      groups.clear();
    },
  };
}
