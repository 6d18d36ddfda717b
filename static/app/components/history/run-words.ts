import { eventName } from '../rules/rule-words';
import { date, scoreText } from '../words';
import type { Run } from './run';
import type { RunPages } from './use-run-pages';

const MOMENT = new Intl.DateTimeFormat(undefined, {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
});

/** What set a run off. */
export function runTitle({ event, byHand, imported }: Run): string {
  if (imported === true) return 'Imported';
  if (byHand === true) return 'Forwarded by hand';
  return event === undefined ? 'Event' : eventName(event);
}

/** Between what set a run off and its branch: pushed `to`, merged `into`, forwarded `from` it. */
export function runPreposition({ byHand, imported, event }: Run): string {
  if (byHand === true || imported === true) return 'from';
  if (event === 'pullrequest:fulfilled') return 'into';
  return event?.startsWith('pullrequest:') === true ? 'for' : 'to';
}

/** A moment to the second, in the reader's locale and zone. */
export function momentWords(at: number): string {
  return MOMENT.format(at);
}

/** How far a search has come. */
export function lookedWords(looked: NonNullable<RunPages['looked']>, hasMore: boolean): string {
  const one = looked.runs === 1;
  const runs = `${looked.runs.toLocaleString()} ${one ? 'run' : 'runs'}`;
  if (!hasMore) return one ? 'One run was looked through.' : `All ${runs} were looked through.`;
  const back = looked.backTo === undefined ? '' : `, back to ${date(looked.backTo)}`;
  return `Looked through ${runs}${back}. There are older ones.`;
}

/** `CycloneDX 1.6, 412 components, quality 7.4, to Interlynk as acme/shop 1.4.0`. */
export function documentFacts(line: Run['documents'][number]): string {
  const components =
    line.components === undefined
      ? undefined
      : `${line.components.toLocaleString()} ${line.components === 1 ? 'component' : 'components'}`;
  const product = [line.product, line.version].filter((part) => part !== undefined).join(' ');
  const target =
    line.destination === undefined
      ? undefined
      : `to ${line.destination}${product === '' ? '' : ` as ${product}`}`;
  const quality = line.score === undefined ? undefined : `quality ${scoreText(line.score)}`;
  return [line.format, components, quality, target].filter((part) => part !== undefined).join(', ');
}

/** `3 SBOM files at abcdef0`; several destinations make several lines of one file. */
export function foundWords({ documents, omitted = 0, commit }: Run): string {
  const count = new Set(documents.map(({ sbom }) => sbom)).size;
  const files = `${omitted > 0 ? 'At least ' : ''}${count.toLocaleString()} SBOM ${count === 1 ? 'file' : 'files'}`;
  return commit === undefined ? files : `${files} at ${commit.slice(0, 7)}`;
}

/** How a run came to its end, or that it has not. */
export function endWords({ finishedAt, attempts = 1 }: Run): string {
  if (finishedAt === undefined) return 'Not finished yet. Refresh to see how it goes on.';
  const tries = attempts > 1 ? `, after ${attempts.toLocaleString()} attempts` : '';
  return `${momentWords(finishedAt)}${tries}`;
}
