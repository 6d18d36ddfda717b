import { z } from 'zod';

/** Ids of a product and of one of its environments, as Interlynk gives them. */
export interface TargetIds {
  readonly product: string;
  readonly environment: string;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const hint = z.object({ product: z.string().regex(UUID), environment: z.string().regex(UUID) });

/** The port allows as much; anything longer is not ours. */
const MAX_LENGTH = 500;

export function isUuid(text: string | null | undefined): text is string {
  return typeof text === 'string' && UUID.test(text);
}

/** As the app keeps it for the next delivery of the same product and environment. */
export function hintOf({ product, environment }: TargetIds): string {
  return JSON.stringify({ product, environment });
}

/** The ids in a hint; undefined for anything that is not one of ours, which is then ignored. */
export function idsOf(text: string | undefined): TargetIds | undefined {
  if (text === undefined || text.length > MAX_LENGTH) return undefined;
  try {
    return hint.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
