import type { CallAnswer } from '../../../../src/contract/resolvers';

export type Health = CallAnswer<'getHealth'>;

export interface Fact {
  readonly isWell: boolean;
  readonly title: string;
  readonly lines: readonly string[];
}

const WHEN = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const NUMBER = new Intl.NumberFormat();

/** How many runs are where. */
export function runFacts({ runs }: Health) {
  const oldest =
    runs.oldestAt === undefined
      ? 'Nothing waits.'
      : `The oldest was received on ${WHEN.format(runs.oldestAt)}.`;
  return [
    { label: 'Queued', value: countOf(runs.queued), note: oldest },
    {
      label: 'Waiting for another try',
      value: countOf(runs.waiting),
      note: runs.waiting.count === 0 ? 'Nothing waits.' : 'They go on by themselves.',
    },
    {
      label: 'Waiting for you',
      value: countOf(runs.spent),
      note: runs.spent.count === 0 ? 'Nothing to do.' : 'They are listed under Settings.',
    },
  ];
}

function countOf({ count, atLeast }: Health['runs']['queued']): string {
  if (!atLeast) return NUMBER.format(count);
  // Of a page that was full, each part may be larger than it shows.
  return count === 0 ? 'Not known' : `${NUMBER.format(count)} or more`;
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
        `${name} failed several times in a row. It is tried again on ${WHEN.format(until)}.`,
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
    `Last compared on ${WHEN.format(at)}.`,
    ...(complete || completeAt === undefined
      ? []
      : [`Everything was last compared on ${WHEN.format(completeAt)}.`]),
  ];
  if (complete) return { isWell: true, title: 'Branches agree with Bitbucket', lines };
  const why =
    problem === undefined
      ? 'There was more to compare than one hour’s share of requests; it goes on there.'
      : `${problem.sentence} ${problem.next}`;
  return {
    isWell: problem === undefined,
    title: 'The last comparison with Bitbucket is not complete',
    lines: [why, ...lines],
  };
}

/** Whether Bitbucket lets the app ask. */
export function bitbucketFact({ bitbucket }: Health): Fact {
  const { heldUntil, near, limit, spent } = bitbucket;
  const used =
    limit === undefined || spent === undefined
      ? []
      : [
          `The last comparison took ${NUMBER.format(spent)} of ${NUMBER.format(limit)} requests an hour.`,
        ];
  if (heldUntil !== undefined) {
    const line = `Bitbucket takes requests again on ${WHEN.format(heldUntil)}. What waits goes on by itself.`;
    return { isWell: false, title: 'Bitbucket’s request limit is used up', lines: [line, ...used] };
  }
  if (near) {
    const line = 'Little of it was left at the last comparison, which then stopped.';
    return { isWell: false, title: 'Bitbucket’s request limit is near', lines: [line, ...used] };
  }
  return { isWell: true, title: 'Bitbucket’s request limit is not near', lines: used };
}
