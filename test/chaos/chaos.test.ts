import { expect, it, jest } from '@jest/globals';
import { makePlan } from './plan/make-plan';
import type { Plan, PlannedFault } from './plan/types';
import { toJson } from './result';
import { runChaos } from './run-chaos';

/** No bound of the product: on a machine that is busy with other tests it takes minutes. */
jest.setTimeout(900_000);

const progress = { pushed: noted, round: noted, stop: noted };

it('loses nothing, sends nothing twice and nothing astray in a small plan with two kills', async () => {
  const plan = makePlan({ seed: 7, pushes: 24, repositories: 3, faults: 12 });
  const figures = await carriedOut(plan);
  expect(figures.faults + figures.faultsUnmet).toBe(12);
  expect(figures.byKind['host killed']).toBe(2);
});

it('loses nothing and sends nothing twice, killed 20 times during 100 pushes', async () => {
  const plan = makePlan({ seed: 20_261_121, pushes: 100, repositories: 4, faults: 0 });
  const kills = Array.from({ length: 20 }, (_, index): PlannedFault => ({
    kind: 'kill',
    afterMs: (index * 131) % 900,
    starting: index % 5 === 0,
    before: 5 * index + 1,
  }));
  const figures = await carriedOut({ ...plan, faults: kills });
  expect(figures.byKind['host killed']).toBe(20);
});

async function carriedOut(plan: Plan) {
  const { result } = await runChaos({ plan, progress, signal: new AbortController().signal });
  const { seconds, findings, ...figures } = toJson(result);
  expect(Object.values(findings).flat()).toEqual([]);
  expect(figures).toMatchObject({
    pushes: plan.pushes.length,
    repositories: plan.repositories.length,
    lost: 0,
    duplicated: 0,
    misrouted: 0,
    rowsMissing: 0,
    rowsUnfinished: 0,
    rowsUnknown: 0,
  });
  expect(figures.delivered + figures.superseded).toBe(figures.expected);
  expect(figures.delivered).toBeGreaterThan(0);
  expect(seconds).toBeGreaterThan(0);
  return figures;
}

function noted(): void {
  // Nobody is looking.
}
