import { MAX_FINDINGS, type Findings, type NewFinding } from './collect';
import type { FindingKind } from './kinds';

export interface GroupedFindings {
  /**
   * Takes a finding for one of the group that `kind` and `what` name together; the first one of
   * each group is kept, with its path. `what` may be a text of the document itself: to put something
   * in front of a long one would copy it each time. It is made by a function, as most are never shown; its
   * message ends without a full stop.
   */
  readonly add: (kind: FindingKind, what: string, make: () => Omit<NewFinding, 'kind'>) => void;
  /** Hands each group on as one finding that says how many there are. */
  readonly flush: () => void;
}

interface Group {
  readonly finding: NewFinding;
  count: number;
}

/**
 * A generator that errs, errs in every package: one line with a count says more than a hundred
 * lines. At most MAX_FINDINGS groups of a kind are kept; what is in others is counted.
 */
export function groupFindings(findings: Findings): GroupedFindings {
  const kinds = new Map<FindingKind, Map<string, Group>>();
  const others = new Map<FindingKind, number>();
  return {
    add(kind, what, make) {
      let groups = kinds.get(kind);
      if (groups === undefined) {
        groups = new Map<string, Group>();
        kinds.set(kind, groups);
      }
      const group = groups.get(what);
      if (group !== undefined) group.count += 1;
      else if (groups.size < MAX_FINDINGS)
        groups.set(what, { finding: { kind, ...make() }, count: 1 });
      else others.set(kind, (others.get(kind) ?? 0) + 1);
    },
    flush() {
      for (const [kind, groups] of kinds) {
        for (const { finding, count } of groups.values()) {
          const times = count === 1 ? '' : ` (${count} times; this is the first)`;
          findings.add({ ...finding, message: `${finding.message}${times}.` });
        }
        const more = others.get(kind);
        if (more !== undefined)
          findings.add({ kind, path: '', message: `And ${more} more of this kind.` });
      }
    },
  };
}
