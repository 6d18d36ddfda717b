import { z } from 'zod';
import { NO_HOLDS, type Holds } from '../core/delivery/holds';
import type { Kv } from '../core/ports';
import type { HoldStore } from '../core/stores';
import { keys } from './keys';

const holds = z.object({
  bitbucketUntil: z.number().exactOptional(),
  destinations: z.record(z.string(), z.object({ failures: z.number(), until: z.number() })),
});

export function createHoldStore(kv: Kv): HoldStore {
  return {
    get: async () => readHolds(await kv.get({ key: keys.holds })),
    save: (value) => kv.set({ key: keys.holds, value }),
  };
}

/** What cannot be read holds nothing back. */
export function readHolds(value: unknown): Holds {
  return holds.safeParse(value).data ?? NO_HOLDS;
}
