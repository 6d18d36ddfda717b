import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { Refusal } from '../../../../src/contract/resolvers';
import { callResolver } from '../../api/call-resolver';
import { ProblemMessage } from '../problem-message';

/** Has a run worked once more, by the rules and settings of now. */
export function RetryButton(props: { runId: string; repository: string; onRetried: () => void }) {
  const { runId, repository, onRetried } = props;
  const [isLoading, setLoading] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();

  async function retry() {
    setLoading(true);
    const reply = await callResolver('retryRun', { repository, runId });
    setLoading(false);
    setRefusal(reply.ok ? undefined : reply);
    if (reply.ok) onRetried();
  }

  return (
    <>
      <div className="buttons">
        <Button isLoading={isLoading} onClick={() => void retry()}>
          Try again
        </Button>
      </div>
      {refusal && <ProblemMessage refusal={refusal} />}
    </>
  );
}
