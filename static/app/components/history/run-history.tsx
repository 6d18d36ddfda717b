import { useCallback } from 'react';
import { callResolver } from '../../api/call-resolver';
import { RetryAll } from './retry-all';
import { RunTable } from './run-table';
import { useRunPages } from './use-run-pages';

/** What became of each push and pull request, newest first, and what waits for a person. */
export function RunHistory(props: { repository: string }) {
  const { repository } = props;
  const load = useCallback(
    (page: { cursor?: string }) => callResolver('listRuns', { repository, ...page }),
    [repository],
  );
  const retrySome = useCallback(
    () => callResolver('retryRepository', { repository }),
    [repository],
  );
  const pages = useRunPages(load);
  return (
    <>
      <RetryAll
        waiting={pages.runs?.filter(({ spent }) => spent === true).length ?? 0}
        mayBeMore={pages.hasMore}
        retrySome={retrySome}
        onRetried={pages.reload}
      />
      <RunTable
        pages={pages}
        repository={repository}
        column="result"
        empty={
          <>
            <p>
              <strong>Nothing has happened yet</strong>
            </p>
            <p>Push a commit with an SBOM to a branch that a rule sends, and it appears here.</p>
          </>
        }
      />
    </>
  );
}
