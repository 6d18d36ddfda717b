import { z } from 'zod';
import type { Clock, Fetch } from '../../../src/core/ports';
import type { ConfigOf } from '../../../src/core/settings';
import { createOpenDestination } from '../../../src/platforms/registry';
import { destinationTools } from '../../fakes/destination-tools';

const sent = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()) });
export type Sent = z.infer<typeof sent>;

/** A destination whose queries get these answers, in order; asking more often is an error. */
export function scripted(
  answers: readonly unknown[],
  settings: Partial<ConfigOf<'interlynk'>> = {},
  clock?: Clock,
) {
  const queries: Sent[] = [];
  const fetch: Fetch = (_url, init) => {
    const body = init?.body;
    queries.push(sent.parse(JSON.parse(typeof body === 'string' ? body : '')));
    const answer = answers[queries.length - 1];
    if (answer === undefined) throw new Error(`No answer for request ${queries.length}`);
    return Promise.resolve(answer instanceof Response ? answer : Response.json(answer));
  };
  const open = createOpenDestination(destinationTools({ fetch, ...(clock && { clock }) }));
  const base = { id: 'interlynk', kind: 'interlynk', name: 'Interlynk', enabled: true } as const;
  return { destination: open({ ...base, ...settings }, 'lynk_live_abc'), queries };
}

export const UNDEFINED_FIELD = {
  errors: [
    {
      message: "Field 'nodes' doesn't exist on type 'Project'",
      extensions: { code: 'undefinedField', typeName: 'Project', fieldName: 'nodes' },
    },
  ],
};

/** One page of products as `organization.projectGroups` gives it. */
export function productsPage(nodes: readonly unknown[], next?: string) {
  const pageInfo = { hasNextPage: next !== undefined, endCursor: next ?? null };
  return { data: { organization: { projectGroups: { nodes, pageInfo } } } };
}

export function versionsPage(nodes: readonly unknown[], next?: string) {
  const pageInfo = { hasNextPage: next !== undefined, endCursor: next ?? null };
  return { data: { project: { sbomVersions: { nodes, pageInfo } } } };
}
