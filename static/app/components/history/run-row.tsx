import { IconButton } from '@atlaskit/button/new';
import ChevronDownIcon from '@atlaskit/icon/core/chevron-down';
import ChevronRightIcon from '@atlaskit/icon/core/chevron-right';
import { useId, useState } from 'react';
import { eventName } from '../rules/rule-words';
import { ProblemNote } from './problem-note';
import { RetryButton } from './retry-button';
import { ResultLozenge, RunLozenge, type Run } from './result-lozenge';
import { VerdictLine } from './verdict-line';

/** What tells the rows of a list apart. */
export type RunColumn = 'result' | 'repository';

const DATE = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** One run; opened, its documents, whatever stood in their way, and a way to try again. */
export function RunRow(props: {
  run: Run;
  /** Uuid; undefined: as the run says. */
  repository: string | undefined;
  column: RunColumn;
  onRetried: () => void;
}) {
  const { run, column } = props;
  const repository = props.repository ?? run.repositoryUuid;
  const [open, setOpen] = useState(false);
  const id = useId();
  const what = run.event === undefined ? 'Event' : eventName(run.event);
  const received = new Date(run.receivedAt);
  return (
    <>
      <tr>
        <td className="run-toggle">
          <IconButton
            icon={open ? ChevronDownIcon : ChevronRightIcon}
            label={`${what} to ${run.ref ?? 'an unknown ref'}: details`}
            appearance="subtle"
            spacing="compact"
            aria-expanded={open}
            aria-controls={id}
            onClick={() => {
              setOpen(!open);
            }}
          />
        </td>
        {column === 'result' ? (
          <td data-label="Result">
            <RunLozenge run={run} />
          </td>
        ) : (
          <td data-label="Repository" className="name">
            {run.repository ?? <span className="subtle">Not known</span>}
          </td>
        )}
        <td data-label="Event">
          {what}
          {run.ref !== undefined && (
            <>
              {/* A pull request is decided by where it goes, not by where it comes from. */}
              {run.event === 'repo:push' ? ' ' : ' to '}
              <code>{run.ref}</code>
            </>
          )}
          {run.commit !== undefined && <span className="subtle"> {run.commit.slice(0, 7)}</span>}
        </td>
        <td data-label="Environment" className="environment">
          {run.environment ?? <span className="subtle">None</span>}
        </td>
        <td data-label="When">
          <time dateTime={received.toISOString()}>{DATE.format(received)}</time>
        </td>
      </tr>
      <tr hidden={!open} id={id} className="run-details">
        <td colSpan={5}>
          {open && <Details run={run} repository={repository} onRetried={props.onRetried} />}
        </td>
      </tr>
    </>
  );
}

function Details(props: { run: Run; repository: string | undefined; onRetried: () => void }) {
  const { run, repository } = props;
  const { problem, feedback, rule, documents, runId } = run;
  const isOver = run.state !== 'queued' && run.state !== 'waiting';
  return (
    <>
      {rule !== undefined && <p className="subtle">Decided by {rule}</p>}
      {problem && <ProblemNote problem={problem} />}
      {feedback && (
        <>
          <p className="subtle">Bitbucket shows nothing of this, or not the latest:</p>
          <ProblemNote problem={feedback} />
        </>
      )}
      {documents.length > 0 && (
        <ul className="documents">
          {documents.map((line, index) => (
            <li key={index}>
              <div className="document">
                <code>{line.sbom}</code>
                <ResultLozenge result={line.result} />
              </div>
              <p className="subtle">{factsOf(line)}</p>
              {line.changes?.map((change) => (
                <p key={change} className="subtle">
                  {change}
                </p>
              ))}
              {line.verdict && <VerdictLine verdict={line.verdict} />}
              {line.problem && <ProblemNote problem={line.problem} />}
            </li>
          ))}
        </ul>
      )}
      {runId !== undefined && repository !== undefined && isOver && (
        <RetryButton runId={runId} repository={repository} onRetried={props.onRetried} />
      )}
    </>
  );
}

/** `CycloneDX 1.6, 412 components, quality 7.4, to Interlynk as acme/shop 1.4.0`. */
function factsOf(line: Run['documents'][number]): string {
  const components =
    line.components === undefined
      ? undefined
      : `${line.components.toLocaleString()} ${line.components === 1 ? 'component' : 'components'}`;
  const product = [line.product, line.version].filter((part) => part !== undefined).join(' ');
  const target =
    line.destination === undefined
      ? undefined
      : `to ${line.destination}${product === '' ? '' : ` as ${product}`}`;
  const quality = line.score === undefined ? undefined : `quality ${line.score.toFixed(1)}`;
  return [line.format, components, quality, target].filter((part) => part !== undefined).join(', ');
}
