import Lozenge, { type ThemeAppearance } from '@atlaskit/lozenge';
import { runStatus, type RunStatus } from '../../../../src/contract/run-status';
import type { Run } from './run';

type DocumentResult = Run['documents'][number]['result'];

type Look = readonly [ThemeAppearance, string];

/** Queued and waiting are both under way; the list tells them apart. */
const UNDER_WAY: Readonly<Partial<Record<Run['state'], string>>> = {
  queued: 'Queued',
  waiting: 'Waiting',
};

const STATUSES: Readonly<Record<RunStatus, Look>> = {
  'waits-for-you': ['moved', 'Waits for you'],
  'under-way': ['inprogress', 'Under way'],
  done: ['success', 'Done'],
  attention: ['moved', 'Needs attention'],
  failed: ['removed', 'Failed'],
  'not-sent': ['default', 'Not sent'],
  superseded: ['default', 'Newer push'],
};

/** What each status is called, in the order in which somebody looks for them. */
export const STATUS_WORDS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(STATUSES).map(([status, [, words]]) => [status, words]),
);

const DOCUMENT_RESULTS: Readonly<Record<DocumentResult, Look>> = {
  queued: ['inprogress', 'Queued'],
  delivering: ['inprogress', 'Delivering'],
  accepted: ['success', 'Accepted'],
  processed: ['success', 'Processed'],
  unchanged: ['default', 'Unchanged'],
  superseded: ['default', 'Newer push'],
  rejected: ['removed', 'Rejected'],
  failed: ['removed', 'Failed'],
  ignored: ['default', 'Not sent'],
};

/** The state of a run; a finished one is as good as its worst document. */
export function RunLozenge(props: { run: Run }) {
  const [appearance, text] = STATUSES[runStatus(props.run)];
  return <Lozenge appearance={appearance}>{UNDER_WAY[props.run.state] ?? text}</Lozenge>;
}

export function ResultLozenge(props: { result: DocumentResult }) {
  const [appearance, text] = DOCUMENT_RESULTS[props.result];
  return <Lozenge appearance={appearance}>{text}</Lozenge>;
}
