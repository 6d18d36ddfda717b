import Button from '@atlaskit/button/new';
import { useCallback, useRef, type ReactNode } from 'react';
import { Loading } from '../loading';
import { ProblemMessage } from '../problem-message';
import { RunRow, type RunColumn } from './run-row';
import { lookedWords } from './run-words';
import type { RunPages } from './use-run-pages';

const HEADINGS: Readonly<Record<RunColumn, string>> = {
  result: 'Result',
  repository: 'Repository',
};

/** Runs page by page; each opens to its details. */
export function RunTable(props: {
  pages: RunPages;
  /** Whose runs they are; absent: of several, and each says its own. */
  repository?: string;
  /** What stands first: runs of one repository differ in their result, others in where they are. */
  column: RunColumn;
  /** In place of the table where there are no runs. */
  empty: ReactNode;
}) {
  const { pages, column } = props;
  const refresh = useRef<HTMLButtonElement>(null);
  const { reload } = pages;
  const retried = useCallback(() => {
    // The button that was pressed goes away, and in one list its row as well.
    refresh.current?.focus();
    reload();
  }, [reload]);
  if (!pages.runs) {
    if (!pages.refusal) return <Loading />;
    return <ProblemMessage refusal={pages.refusal} onRetry={pages.reload} />;
  }
  return (
    <>
      {pages.runs.length === 0 ? (
        <div className="empty">{props.empty}</div>
      ) : (
        <table className="runs stacked">
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">Details</span>
              </th>
              <th scope="col">{HEADINGS[column]}</th>
              <th scope="col">Event</th>
              <th scope="col">Environment</th>
              <th scope="col">When</th>
            </tr>
          </thead>
          <tbody>
            {pages.runs.map((run, index) => (
              <RunRow
                key={run.runId ?? index}
                run={run}
                repository={props.repository}
                column={column}
                onRetried={retried}
              />
            ))}
          </tbody>
        </table>
      )}
      {pages.refusal && <ProblemMessage refusal={pages.refusal} />}
      {pages.looked && <p className="subtle">{lookedWords(pages.looked, pages.hasMore)}</p>}
      <div className="buttons">
        {pages.hasMore && (
          <Button isLoading={pages.isLoading} onClick={pages.more}>
            {pages.looked ? 'Look further' : 'Show more'}
          </Button>
        )}
        <Button
          ref={refresh}
          // Disabling it would take the focus from it.
          onClick={() => {
            if (!pages.isLoading) pages.reload();
          }}
        >
          Refresh
        </Button>
      </div>
    </>
  );
}
