import type { CallAnswer } from '../../../../src/contract/resolvers';
import { plural } from '../plural';
import { patternMeaning } from '../rules/rule-words';
import { dateTime, timeNear } from '../words';
import type { ImportView } from './use-import';

/** The branches and the files of a repository, and in many an SBOM. */
const REQUESTS_PER_REPOSITORY = 3;

export type Plan = CallAnswer<'planImport'>;

/** `main branch to production`. */
export function ruleWords({ pattern, environment }: Plan['rules'][number]): string {
  const meaning = patternMeaning(pattern);
  const branches = meaning === undefined ? pattern : lowered(meaning);
  return environment === null ? `${branches}: not sent` : `${branches} to ${environment}`;
}

function lowered(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** How long it will take about, by the requests that it may make. */
export function timeWords({ repositories, requestsPerHour }: Plan): string {
  const hours = (repositories * REQUESTS_PER_REPOSITORY) / Math.max(1, requestsPerHour);
  if (hours < 1) return 'less than an hour';
  return `about ${plural(Math.ceil(hours), 'hour')}`;
}

export function nameOf({ name, accountId }: ImportView['startedBy']): string {
  return name ?? accountId;
}

/** In one line, what it is doing. */
export function phaseWords({ phase, phaseAt, phaseBy, wait, open }: ImportView): string {
  const by = phaseBy === undefined ? '' : ` by ${nameOf(phaseBy)}`;
  const rest = open === 0 ? '' : ` ${plural(open, 'repository', 'repositories')} still on the way.`;
  switch (phase) {
    case 'running':
      return wait === undefined ? 'Importing' : `Waiting until ${timeNear(wait.until, Date.now())}`;
    case 'paused':
      return `Paused${by}, ${dateTime(phaseAt)}.${rest}`;
    case 'cancelled':
      return `Cancelled${by}, ${dateTime(phaseAt)}.${rest}`;
    case 'done':
      return `Done, ${dateTime(phaseAt)}.`;
  }
}

const WAITS = {
  share:
    'The import leaves seven tenths of the requests that Bitbucket allows in an hour to the rest of SBOM Bridge.',
  near: 'Little is left of the requests that Bitbucket allows in an hour.',
};

/** Why it waits, and that nobody has to do anything. */
export function waitWords(because: keyof typeof WAITS): string {
  return `${WAITS[because]} It continues automatically.`;
}

/** `118 of 240 repositories`. */
export function progressWords({ counts, total }: ImportView): string {
  return `${counts.done.toLocaleString()} of ${plural(total, 'repository', 'repositories')}`;
}

export interface Counted {
  readonly label: string;
  readonly value: number;
  readonly note: string;
}

/** What came of the repositories that are done. */
export function countWords({ counts }: ImportView): Counted[] {
  const { sboms, delivered, withoutSbom, unmapped, leftOut, failed } = counts;
  const others = [
    ...(unmapped > 0 ? [`${plural(unmapped, 'other')} without a rule`] : []),
    ...(leftOut > 0 ? [`${leftOut.toLocaleString()} excluded meanwhile`] : []),
  ];
  return [
    { label: 'SBOMs found', value: sboms, note: 'On mapped branches' },
    { label: 'Delivered', value: delivered, note: 'With those that were there already' },
    {
      label: 'Without an SBOM',
      value: withoutSbom,
      note: others.length === 0 ? 'Repositories' : `Repositories; ${others.join(', ')}`,
    },
    { label: 'Failed', value: failed, note: failed === 0 ? 'Repositories' : 'Listed below' },
  ];
}
