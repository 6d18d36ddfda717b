import { z } from 'zod';
import type { Coverage } from '../core/coverage';
import type { Kv } from '../core/ports';
import type { CoverageStore } from '../core/stores';
import { keys } from './keys';

/** Written by the run store alone. */
const coverage = z.custom<Coverage>(
  (value) => typeof value === 'object' && value !== null && 'failing' in value,
);

export function createCoverageStore(kv: Kv): CoverageStore {
  return {
    async all(atMost) {
      const values = await kv.list(keys.coverageOfAll, atMost);
      return values.flatMap((value) => readCoverage(value) ?? []);
    },
  };
}

/** What cannot be read is as if nothing had happened. */
export function readCoverage(value: unknown): Coverage | undefined {
  return coverage.safeParse(value).data;
}
