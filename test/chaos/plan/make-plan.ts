import { randomOf } from '../../../bench/fuzz/random';
import { createBranches } from './branches';
import { drawBurst, drawPush, type Drawing } from './draw-push';
import { makeFaults } from './make-faults';
import {
  DESTINATIONS,
  type DestinationName,
  type Plan,
  type PlannedPush,
  type PlannedRepository,
} from './types';

export interface PlanCounts {
  readonly seed: number;
  readonly pushes: number;
  readonly repositories: number;
  readonly faults: number;
  /** All of them unless told. */
  readonly destinations?: readonly [DestinationName, ...DestinationName[]];
}

/** One in so many pushes begins a burst. */
const BURST_ONE_IN = 40;
const LONGEST_BURST = 12;

/** Draws a whole plan: a pure function of seed and counts. */
export function makePlan(counts: PlanCounts): Plan {
  const { seed, pushes, faults, destinations = DESTINATIONS } = counts;
  const repositories = Array.from({ length: counts.repositories }, (_, index) =>
    repositoryOf(index),
  );
  const drawings = repositories.map((repository): Drawing => ({
    repository,
    branches: createBranches(),
    open: undefined,
  }));
  const planned: PlannedPush[] = [];
  let burst: { repository: number; left: number; branch: string } | undefined;
  for (let number = 1; number <= pushes; number += 1) {
    const random = randomOf(seed, number);
    const hurried = burst !== undefined;
    if (burst === undefined && random.below(BURST_ONE_IN) === 0) {
      const branch = random.pick(['main', 'develop']);
      const left = 3 + random.below(LONGEST_BURST - 2);
      burst = { repository: random.below(repositories.length), left, branch };
    }
    const repository = burst?.repository ?? random.below(repositories.length);
    const drawing = drawings[repository];
    if (drawing === undefined) break;
    const draw = { drawing, random, number };
    const action = burst === undefined ? drawPush(draw) : drawBurst(draw, burst.branch);
    planned.push({ number, repository, ...(hurried && { hurried }), ...action });
    if (burst !== undefined)
      burst = burst.left > 1 ? { ...burst, left: burst.left - 1 } : undefined;
  }
  const drawn = makeFaults({ seed, faults, pushes, destinations });
  return { seed, repositories, pushes: planned, faults: drawn };
}

/** Some have one SBOM at the root, others several. */
function repositoryOf(index: number): PlannedRepository {
  const several = index % 2 === 1;
  return {
    slug: `chaos-${String(index + 1)}`,
    paths: several ? ['bom.json', 'services/api/bom.json', 'apps/web/sbom.cdx.json'] : ['bom.json'],
    mergedPath: 'libraries/shared/bom.json',
  };
}
