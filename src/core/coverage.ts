import type { ErrorCode } from './errors';

/** What the runs of a repository have come to so far; kept beside them, since there are many. */
export interface Coverage {
  readonly repository: string;
  /** When the last run of a mapped branch or tag ended; this and the others epoch milliseconds. */
  readonly at: number;
  /** When an SBOM was last found; absent = never. */
  readonly foundAt?: number;
  /** When a destination was last known to hold what was found. */
  readonly deliveredAt?: number;
  /** By branch or tag, what did not arrive and was not made up for; newest first. */
  readonly failing: readonly {
    readonly ref: string;
    readonly code: ErrorCode;
    readonly at: number;
  }[];
}

export const COVERAGE_STATES = [
  'delivered',
  'stale',
  'failing',
  'found',
  'no-sbom',
  'unseen',
  'excluded',
] as const;
export type CoverageState = (typeof COVERAGE_STATES)[number];

/** A repository that goes on without a new SBOM for so long after its last delivery is stale. */
const STALE_AFTER_MS = 30 * 24 * 3600_000;

/** In one word, of a repository that takes part. */
export function coverageState(coverage: Coverage | undefined): Exclude<CoverageState, 'excluded'> {
  if (coverage === undefined) return 'unseen';
  const { at, foundAt, deliveredAt, failing } = coverage;
  if (failing.length > 0) return 'failing';
  if (deliveredAt !== undefined) return at - deliveredAt > STALE_AFTER_MS ? 'stale' : 'delivered';
  return foundAt === undefined ? 'no-sbom' : 'found';
}
