import Lozenge, { type ThemeAppearance } from '@atlaskit/lozenge';
import type { CallAnswer } from '../../../../src/contract/resolvers';

export type Run = CallAnswer<'listRuns'>['runs'][number];
type DocumentResult = Run['documents'][number]['result'];

type Look = readonly [ThemeAppearance, string];

const RUN_STATES: Readonly<Record<Run['state'], Look>> = {
  queued: ['inprogress', 'Queued'],
  waiting: ['inprogress', 'Waiting'],
  done: ['success', 'Done'],
  ignored: ['default', 'Not sent'],
  failed: ['removed', 'Failed'],
};

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

const WAITS_FOR_YOU: Look = ['moved', 'Waits for you'];
const PARTLY: Look = ['moved', 'Needs attention'];

/** The state of a run; a finished one is as good as its worst document. */
export function RunLozenge(props: { run: Run }) {
  const [appearance, text] = lookOf(props.run);
  return <Lozenge appearance={appearance}>{text}</Lozenge>;
}

function lookOf({ state, documents, problem, spent }: Run): Look {
  if (spent === true) return WAITS_FOR_YOU;
  const overtaken = documents.length > 0 && documents.every(({ result }) => isSuperseded(result));
  if (problem?.code === 'RUN_SUPERSEDED' || (state === 'done' && overtaken)) {
    return DOCUMENT_RESULTS.superseded;
  }
  const bad = documents.some(({ result }) => result === 'rejected' || result === 'failed');
  return state === 'done' && bad ? PARTLY : RUN_STATES[state];
}

function isSuperseded(result: DocumentResult): boolean {
  return result === 'superseded';
}

export function ResultLozenge(props: { result: DocumentResult }) {
  const [appearance, text] = DOCUMENT_RESULTS[props.result];
  return <Lozenge appearance={appearance}>{text}</Lozenge>;
}
