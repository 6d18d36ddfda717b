import { expect, it } from '@jest/globals';
import { makePlan } from './plan/make-plan';
import { toJson } from './result';
import { runChaos } from './run-chaos';

const COUNTS = { seed: 7, pushes: 24, repositories: 3, faults: 12 };
const progress = { pushed: noted, round: noted, stop: noted };

it('loses nothing, sends nothing twice and nothing astray in a small plan with two kills', async () => {
  const plan = makePlan(COUNTS);
  const { result } = await runChaos({ plan, progress, signal: new AbortController().signal });
  const { seconds, findings, ...figures } = toJson(result);
  expect(findings).toEqual({ lost: [], duplicated: [], misrouted: [], rowsMissing: [] });
  expect(figures).toMatchObject({
    pushes: 24,
    repositories: 3,
    lost: 0,
    duplicated: 0,
    misrouted: 0,
    rowsMissing: 0,
    rowsUnfinished: 0,
    rowsUnknown: 0,
  });
  expect(figures.faults + figures.faultsUnmet).toBe(12);
  expect(figures.byKind['host killed']).toBe(2);
  expect(figures.delivered + figures.superseded).toBe(figures.expected);
  expect(figures.delivered).toBeGreaterThan(0);
  expect(seconds).toBeGreaterThan(0);
}, 60_000);

function noted(): void {
  // Nobody is looking.
}
