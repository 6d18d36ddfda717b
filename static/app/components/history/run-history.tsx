import Button from '@atlaskit/button/new';
import { useCallback, useEffect, useState } from 'react';
import type { Refusal } from '../../../../src/contract/resolvers';
import { callResolver } from '../../api/call-resolver';
import { Loading } from '../loading';
import { ProblemMessage } from '../problem-message';
import type { Run } from './result-lozenge';
import { RunRow } from './run-row';

interface History {
  readonly runs: readonly Run[];
  readonly cursor: string | undefined;
}

/** What became of each push and pull request, newest first. */
export function RunHistory(props: { repository: string }) {
  const { repository } = props;
  const [history, setHistory] = useState<History>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isLoading, setLoading] = useState(false);

  const load = useCallback(
    async (after: History | undefined) => {
      setLoading(true);
      const cursor = after?.cursor;
      const reply = await callResolver('listRuns', {
        repository,
        ...(cursor !== undefined && { cursor }),
      });
      setLoading(false);
      setRefusal(reply.ok ? undefined : reply);
      if (!reply.ok) return;
      setHistory({ runs: [...(after?.runs ?? []), ...reply.data.runs], cursor: reply.data.cursor });
    },
    [repository],
  );
  useEffect(() => {
    void load(undefined);
  }, [load]);

  if (!history) {
    if (!refusal) return <Loading />;
    return <ProblemMessage refusal={refusal} onRetry={() => void load(undefined)} />;
  }
  return (
    <>
      {history.runs.length === 0 ? (
        <div className="empty">
          <p>
            <strong>Nothing has happened yet</strong>
          </p>
          <p>Push a commit with an SBOM to a branch that a rule sends, and it appears here.</p>
        </div>
      ) : (
        <table className="runs">
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">Details</span>
              </th>
              <th scope="col">Result</th>
              <th scope="col">Event</th>
              <th scope="col">Environment</th>
              <th scope="col">When</th>
            </tr>
          </thead>
          <tbody>
            {history.runs.map((run, index) => (
              <RunRow
                key={run.runId ?? index}
                run={run}
                repository={repository}
                onRetried={() => void load(undefined)}
              />
            ))}
          </tbody>
        </table>
      )}
      {refusal && <ProblemMessage refusal={refusal} />}
      <div className="buttons">
        {history.cursor !== undefined && (
          <Button isLoading={isLoading} onClick={() => void load(history)}>
            Show more
          </Button>
        )}
        <Button appearance="subtle" isDisabled={isLoading} onClick={() => void load(undefined)}>
          Refresh
        </Button>
      </div>
    </>
  );
}
