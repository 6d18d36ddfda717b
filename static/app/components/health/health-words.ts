import type { CallAnswer } from '../../../../src/contract/resolvers';
import { dateTime } from '../words';

export type Health = CallAnswer<'getHealth'>;

export interface Fact {
  readonly isWell: boolean;
  readonly title: string;
  readonly lines: readonly string[];
  /** Of the problem that the first line tells. */
  readonly code?: string;
}

/** How many runs are where. */
export function runFacts({ runs }: Health) {
  const oldest =
    runs.oldestAt === undefined
      ? 'Nothing waits.'
      : `The oldest arrived on ${dateTime(runs.oldestAt)}.`;
  return [
    { label: 'Queued', value: countOf(runs.queued), note: oldest },
    {
      label: 'Waiting for a retry',
      value: countOf(runs.waiting),
      note: runs.waiting.count === 0 ? 'Nothing waits.' : 'Retried automatically.',
    },
    {
      label: 'Waiting for you',
      value: countOf(runs.spent),
      note: runs.spent.count === 0 ? 'Nothing to do.' : 'Listed in the Settings tab.',
    },
  ];
}

function countOf({ count, atLeast }: Health['runs']['queued']): string {
  if (!atLeast) return count.toLocaleString();
  // Of a page that was full, each part may be larger than it shows.
  return count === 0 ? 'Not known' : `${count.toLocaleString()} or more`;
}

/** Which destinations are left alone, and until when. */
export function heldFact({ held }: Health): Fact {
  if (held.length === 0) {
    return { isWell: true, title: 'No destination is paused', lines: [] };
  }
  return {
    isWell: false,
    title: held.length === 1 ? 'A destination is paused' : 'Destinations are paused',
    lines: held.map(
      ({ name, until }) =>
        `${name} failed several times in a row. It is tried again on ${dateTime(until)}.`,
    ),
  };
}

/** Whether pushes that no event told of are found. */
export function reconcileFact({ reconcile }: Health): Fact {
  const { at, completeAt, complete, problem } = reconcile;
  if (at === undefined) {
    const lines = ['The first comparison with Bitbucket comes within the hour.'];
    return { isWell: true, title: 'Not compared with Bitbucket yet', lines };
  }
  const lines = [
    `Last compared on ${dateTime(at)}.`,
    ...(complete || completeAt === undefined
      ? []
      : [`Everything was last compared on ${dateTime(completeAt)}.`]),
  ];
  if (complete) return { isWell: true, title: 'Branches agree with Bitbucket', lines };
  const why =
    problem === undefined
      ? 'There was more to compare than fits into one hour’s share of requests. The next hour continues there.'
      : `${problem.sentence} ${problem.next}`;
  return {
    isWell: problem === undefined,
    title: 'The last comparison with Bitbucket is not complete',
    lines: [why, ...lines],
    ...(problem && { code: problem.code }),
  };
}

/** Whether Bitbucket lets the app ask. */
export function bitbucketFact({ bitbucket }: Health): Fact {
  const { heldUntil, near, limit, spent } = bitbucket;
  const used =
    limit === undefined || spent === undefined
      ? []
      : [
          `The last comparison took ${spent.toLocaleString()} of ${limit.toLocaleString()} requests an hour.`,
        ];
  if (heldUntil !== undefined) {
    const line = `Bitbucket takes requests again on ${dateTime(heldUntil)}. Whatever waits then continues automatically.`;
    return { isWell: false, title: 'Bitbucket’s request limit is used up', lines: [line, ...used] };
  }
  if (near) {
    const line =
      'Little of it was left at the last comparison, which stopped there. The next one continues.';
    return { isWell: false, title: 'Bitbucket’s request limit is near', lines: [line, ...used] };
  }
  return { isWell: true, title: 'Bitbucket’s request limit is not near', lines: used };
}
