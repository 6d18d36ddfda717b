import { useCallback } from 'react';
import { callResolver } from '../../api/call-resolver';
import { RetryAll } from './retry-all';
import { RunTable } from './run-table';
import { useRunPages } from './use-run-pages';

const load = (page: { cursor?: string }) => callResolver('listSpentRuns', page);

/** Runs of every repository that wait for a person, newest first. */
export function WaitingRuns() {
  const pages = useRunPages(load);
  const retrySome = useCallback(() => callResolver('retryWorkspace', {}), []);
  return (
    <>
      <RetryAll
        waiting={pages.runs?.length ?? 0}
        mayBeMore={pages.hasMore}
        retrySome={retrySome}
        onRetried={pages.reload}
      />
      <RunTable
        pages={pages}
        column="repository"
        empty={
          <>
            <p>
              <strong>Nothing waits for you</strong>
            </p>
            <p>
              What still fails after every retry is kept here, with what to do about it, until you
              retry it.
            </p>
          </>
        }
      />
    </>
  );
}
