import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { makePlan } from './make-plan';
import { DESTINATIONS, labelOf, type Plan, type PlannedPush } from './types';

const COUNTS = { seed: 1, pushes: 200, repositories: 5, faults: 60 };

/** Each push of one repository after another, with the branches that are there before it. */
function* inOrder(plan: Plan): Generator<{ push: PlannedPush; there: ReadonlySet<string> }> {
  const branches = new Map<number, Set<string>>();
  for (const push of plan.pushes) {
    const there = branches.get(push.repository) ?? new Set(['main']);
    branches.set(push.repository, there);
    yield { push, there };
    if (push.kind === 'commits') there.add(push.branch);
    if (push.kind === 'merge' && push.closes) there.delete(push.branch);
  }
}

describe('makePlan', () => {
  it('draws the same plan from the same seed and counts, and another from another seed', () => {
    expect(makePlan(COUNTS)).toEqual(makePlan(COUNTS));
    expect(makePlan({ ...COUNTS, seed: 2 })).not.toEqual(makePlan(COUNTS));
  });

  it('has as many pushes, repositories and faults as asked for, each within bounds', () => {
    const counts = fc.record({
      seed: fc.nat(),
      pushes: fc.integer({ min: 1, max: 120 }),
      repositories: fc.integer({ min: 1, max: 6 }),
      faults: fc.nat(60),
    });
    fc.assert(
      fc.property(counts, (asked) => {
        const { pushes, repositories, faults } = makePlan(asked);
        expect(pushes.map(({ number }) => number)).toEqual(
          Array.from({ length: asked.pushes }, (_, index) => index + 1),
        );
        expect(repositories).toHaveLength(asked.repositories);
        expect(pushes.every(({ repository }) => repository < asked.repositories)).toBe(true);
        expect(faults).toHaveLength(asked.faults);
        expect(faults.every(({ before }) => before >= 1 && before <= asked.pushes)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('branches off, tags, merges and takes back only what is there', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        for (const { push, there } of inOrder(makePlan({ ...COUNTS, seed }))) {
          if (push.kind === 'commits') {
            expect(there.has(push.from ?? push.branch)).toBe(true);
            if (push.back !== undefined) expect(push.branch).not.toBe('main');
          } else {
            expect(there.has(push.branch)).toBe(true);
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  it('meets every kind of push and of fault in 300 of them', () => {
    const { pushes, faults } = makePlan({ seed: 1, pushes: 1000, repositories: 8, faults: 300 });
    expect(new Set(pushes.map(({ kind }) => kind))).toEqual(new Set(['commits', 'tag', 'merge']));
    expect(pushes.some((push) => push.kind === 'commits' && push.back !== undefined)).toBe(true);
    const labels = new Set(faults.map(labelOf));
    for (const one of ['host killed', 'clock back', 'clock forward', 'sqlite busy']) {
      expect(labels).toContain(one);
    }
    for (const status of [401, 403, 404, 410, 429, 555]) {
      expect(labels).toContain(`bitbucket ${String(status)}`);
    }
    for (const what of ['drop', 'double', 'delay', 'reorder']) {
      expect(labels).toContain(`event ${what}`);
    }
    for (const destination of DESTINATIONS) {
      for (const answer of ['500', '429', 'html', '200-with-errors', 'cut-after-body', 'slow']) {
        expect(labels).toContain(`${destination} ${answer}`);
      }
    }
  });

  it('kills twice in a short plan', () => {
    const { faults } = makePlan({ seed: 1, pushes: 24, repositories: 3, faults: 12 });
    expect(faults.filter(({ kind }) => kind === 'kill')).toHaveLength(2);
  });
});
