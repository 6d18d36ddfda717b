import { IconButton } from '@atlaskit/button/new';
import ChevronDownIcon from '@atlaskit/icon/core/chevron-down';
import ChevronRightIcon from '@atlaskit/icon/core/chevron-right';
import { memo, useId, useState } from 'react';
import { RunLozenge } from './result-lozenge';
import type { Run } from './run';
import { RunDetails } from './run-details';
import { dateTime } from '../words';
import { runPreposition, runTitle } from './run-words';

/** What tells the rows of a list apart. */
export type RunColumn = 'result' | 'repository';

interface RunRowProps {
  run: Run;
  /** Uuid; undefined: as the run says. */
  repository: string | undefined;
  column: RunColumn;
  onRetried: () => void;
}

/**
 * One run; opened, its steps, whatever stood in their way, and a way to try again. A row of many:
 * drawn again only where something about it has changed.
 */
export const RunRow = memo(function RunRow(props: RunRowProps) {
  const { run, column } = props;
  const repository = props.repository ?? run.repositoryUuid;
  const [open, setOpen] = useState(false);
  const id = useId();
  const what = runTitle(run);
  const preposition = runPreposition(run);
  const received = new Date(run.receivedAt);
  return (
    <>
      <tr>
        <td className="run-toggle">
          <IconButton
            icon={open ? ChevronDownIcon : ChevronRightIcon}
            label={`${what} ${preposition} ${run.ref ?? 'an unknown ref'}: details`}
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
              {preposition === 'to' ? ' ' : ` ${preposition} `}
              <code>{run.ref}</code>
            </>
          )}
          {run.commit !== undefined && <span className="subtle"> {run.commit.slice(0, 7)}</span>}
        </td>
        <td data-label="Environment" className="environment">
          {run.environment ?? <span className="subtle">None</span>}
        </td>
        <td data-label="When">
          <time dateTime={received.toISOString()}>{dateTime(run.receivedAt)}</time>
        </td>
      </tr>
      <tr hidden={!open} id={id} className="run-details">
        <td colSpan={5}>
          {open && <RunDetails run={run} repository={repository} onRetried={props.onRetried} />}
        </td>
      </tr>
    </>
  );
});
