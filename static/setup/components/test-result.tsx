import type { SetupReply } from '../api/call-setup';
import type { CheckLineView } from '../../../host/setup/contract/views';
import { CheckLines } from './check-lines';
import { checkSummary } from './check-summary';
import { ProblemNote } from './problem-note';

/** What a test came to; it is heard as soon as it is there. */
export function TestResult(props: {
  reply: SetupReply<{ lines: readonly CheckLineView[] }> | undefined;
}) {
  const { reply } = props;
  return (
    <div className="test-result" aria-live="polite">
      {reply?.ok === false && <ProblemNote problem={reply.problem} />}
      {reply?.ok === true && (
        <div className="test-lines">
          <p>
            <strong>{checkSummary(reply.data.lines)}</strong>
          </p>
          <CheckLines lines={reply.data.lines} />
        </div>
      )}
    </div>
  );
}
