import ErrorIcon from '@atlaskit/icon/core/status-error';
import InformationIcon from '@atlaskit/icon/core/status-information';
import SuccessIcon from '@atlaskit/icon/core/status-success';
import WarningIcon from '@atlaskit/icon/core/status-warning';
import type { ReactNode } from 'react';
import { runStatus } from '../../../../src/contract/run-status';
import { DocumentList } from './document-list';
import { ruleLabel } from '../rules/rule-words';
import { ProblemNote } from './problem-note';
import type { Run } from './run';
import { RetryButton } from './retry-button';
import { endWords, foundWords, momentWords, runPreposition, runTitle } from './run-words';
import './history.css';

/** The steps of one run, in order, and a way to try again. */
export function RunDetails(props: {
  run: Run;
  repository: string | undefined;
  onRetried: () => void;
}) {
  const { run, repository } = props;
  const { problem, feedback, rule, documents, omitted, runId, environment } = run;
  const status = runStatus(run);
  const stopped = status === 'failed' || status === 'waits-for-you' ? 'bad' : 'neutral';
  return (
    <>
      <ol className="steps">
        <Step mark="ok" title="Received">
          {momentWords(run.receivedAt)}: {runTitle(run)} {runPreposition(run)}{' '}
          <code>{run.ref ?? 'an unknown ref'}</code>
        </Step>
        {rule !== undefined && (
          <Step mark={environment === undefined ? 'neutral' : 'ok'} title="Environment">
            {environment ?? 'None'}
            <span className="subtle">, decided by {ruleLabel(rule)}</span>
          </Step>
        )}
        {problem && (
          <Step mark={stopped} title={STOPPED[status] ?? 'Not sent'}>
            <ProblemNote problem={problem} />
          </Step>
        )}
        {documents.length > 0 && (
          <Step mark={status === 'attention' ? 'warning' : 'ok'} title={foundWords(run)}>
            <DocumentList documents={documents} />
            {omitted !== undefined && omitted > 0 && (
              <p className="subtle">
                {omitted.toLocaleString()} more {omitted === 1 ? 'document is' : 'documents are'}{' '}
                not shown: the history has no room for {omitted === 1 ? 'it' : 'them'}.
              </p>
            )}
          </Step>
        )}
        {feedback && (
          <Step mark="warning" title="Report in Bitbucket">
            <p className="subtle">Bitbucket shows nothing of this, or not the latest.</p>
            <ProblemNote problem={feedback} />
          </Step>
        )}
        {(run.finishedAt !== undefined || status === 'under-way') && (
          <Step mark="neutral" title={run.finishedAt === undefined ? 'Under way' : 'Finished'}>
            {endWords(run)}
          </Step>
        )}
      </ol>
      {runId !== undefined && repository !== undefined && status !== 'under-way' && (
        <RetryButton runId={runId} repository={repository} onRetried={props.onRetried} />
      )}
    </>
  );
}

const STOPPED: Readonly<Partial<Record<string, string>>> = {
  failed: 'Failed',
  'waits-for-you': 'Waits for you',
  'under-way': 'Waiting for the next attempt',
  superseded: 'Overtaken',
};

const MARKS = {
  ok: { look: 'line-ok', Icon: SuccessIcon },
  bad: { look: 'line-bad', Icon: ErrorIcon },
  warning: { look: 'line-warning', Icon: WarningIcon },
  neutral: { look: 'line-neutral', Icon: InformationIcon },
} as const;

function Step(props: { mark: keyof typeof MARKS; title: string; children: ReactNode }) {
  const { look, Icon } = MARKS[props.mark];
  return (
    <li className={`line ${look}`}>
      <span className="line-mark">
        <Icon label="" />
      </span>
      <div className="step">
        <p className="step-title">{props.title}</p>
        <div>{props.children}</div>
      </div>
    </li>
  );
}
