import { BACKEND, type EgressRequest } from './requests';
import type { EgressGroup } from './store';

/** A group as @forge/bridge hands it to the app. */
export interface EgressView {
  readonly key: string;
  readonly description: string;
  readonly configured: readonly {
    readonly domain: string;
    readonly type: readonly [typeof BACKEND];
  }[];
}

export interface EgressPage {
  readonly results: readonly EgressView[];
  /** Absent on the last page; the `nextPageToken` of the next. */
  readonly lastEvaluatedKey?: string;
}

export function toView({ key, description, domains }: EgressGroup): EgressView {
  return { key, description, configured: domains.map((domain) => ({ domain, type: [BACKEND] })) };
}

/** One page of groups that are in the order of their keys; all of them without a page size. */
export function pageOf(
  groups: readonly EgressGroup[],
  { keys, pageSize, nextPageToken }: EgressRequest<'get'>,
): EgressPage {
  const wanted = groups
    .filter(({ key }) => keys === undefined || keys.includes(key))
    .filter(({ key }) => nextPageToken === undefined || key > nextPageToken);
  const results = wanted.slice(0, pageSize ?? wanted.length).map(toView);
  const last = results.at(-1)?.key;
  const more = last !== undefined && results.length < wanted.length;
  return { results, ...(more && { lastEvaluatedKey: last }) };
}
