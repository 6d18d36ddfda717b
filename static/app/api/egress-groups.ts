import { z } from 'zod';

/** Domains of one group of customer-managed egress that backend requests may go to. */
export interface GrantedGroup {
  readonly key: string;
  readonly domains: readonly string[];
}

/** What the admin reads in Bitbucket's dialog about addresses that the app asks for. */
export const DESCRIPTION = 'Where SBOMs of this workspace are delivered to.';

/** Per installation: 10 groups of 10 domains, 40 entries in all (Forge changelog, 29 Jul 2026). */
const LIMITS = { groups: 10, domains: 10, entries: 40 };
/** The keys of the app's own groups: `destinations-1` and so on. */
const OWN = Array.from({ length: LIMITS.groups }, (_, index) => `destinations-${index + 1}`);

const answer = z.object({
  results: z
    .array(
      z.object({
        key: z.string(),
        configured: z.array(z.object({ domain: z.string(), type: z.array(z.string()) })),
      }),
    )
    .default([]),
});

/** Reads an answer of `permissions.egress.get`. Throws ZodError. */
export function readGroups(input: unknown): GrantedGroup[] {
  return answer.parse(input).results.map(({ key, configured }) => ({
    key,
    domains: configured
      .filter(({ type }) => type.includes('FETCH_BACKEND_SIDE'))
      .map(({ domain }) => domain),
  }));
}

/** The own group that takes one more domain, a new one at need; undefined where all is full. */
export function groupWithRoom(groups: readonly GrantedGroup[]): GrantedGroup | undefined {
  const entries = groups.reduce((count, { domains }) => count + domains.length, 0);
  if (entries >= LIMITS.entries) return undefined;
  const byKey = new Map(groups.map((group) => [group.key, group]));
  const room = OWN.map((key) => byKey.get(key) ?? { key, domains: [] }).find(
    ({ key, domains }) =>
      domains.length < LIMITS.domains && (byKey.has(key) || groups.length < LIMITS.groups),
  );
  return room;
}

/** `https://host[:port]` of an address that Forge would let a backend reach; else undefined. */
export function normalOrigin(address: string): string | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const fits = url?.protocol === 'https:' && /^[a-z0-9_-]+(\.[a-z0-9_-]+)+$/.test(url.hostname);
  return fits ? url.origin : undefined;
}
