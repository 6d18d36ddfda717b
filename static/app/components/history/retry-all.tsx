import Button from '@atlaskit/button/new';
import SuccessIcon from '@atlaskit/icon/core/status-success';
import WarningIcon from '@atlaskit/icon/core/status-warning';
import { useEffect, useRef } from 'react';
import { ProblemMessage } from '../problem-message';
import { useRetryAll, type RetrySome } from './use-retry-all';

/** How many runs wait for a person, and a button that has them all worked again. */
export function RetryAll(props: {
  /** Those that are known. */
  waiting: number;
  mayBeMore: boolean;
  retrySome: RetrySome;
  /** The lists are old now. */
  onRetried: () => void;
}) {
  const { waiting, mayBeMore } = props;
  const { isRunning, queued, refusal, start } = useRetryAll(props.retrySome, props.onRetried);
  const bar = useRef<HTMLDivElement>(null);
  const isDone = !isRunning && queued !== undefined && refusal === undefined;
  // The button has gone; what it did is read next.
  useEffect(() => {
    if (isDone) bar.current?.focus();
  }, [isDone]);

  return (
    <div className="retry-all" aria-live="polite">
      {isDone && (
        <div className="bar bar-success" ref={bar} tabIndex={-1}>
          <span className="line-mark">
            <SuccessIcon label="" />
          </span>
          <p>
            {queued === 0 ? 'Nothing was left to retry.' : `${runs(queued)} queued again.`}{' '}
            {queued > 0 && 'Refresh to see what becomes of them.'}
          </p>
        </div>
      )}
      {refusal && <ProblemMessage refusal={refusal} />}
      {(isRunning || waiting > 0) && (
        <div className="bar bar-warning">
          <span className="line-mark">
            <WarningIcon label="" />
          </span>
          <p>
            <strong>
              {isRunning
                ? `Retrying: ${runs(queued ?? 0)} queued so far.`
                : `${mayBeMore ? 'At least ' : ''}${runs(waiting)} ${waiting === 1 ? 'waits' : 'wait'} for you.`}
            </strong>{' '}
            {!isRunning && 'Not everything arrived. Open one to see what to fix, then retry.'}
          </p>
          <Button isLoading={isRunning} onClick={() => void start()}>
            Retry all
          </Button>
        </div>
      )}
    </div>
  );
}

function runs(count: number): string {
  return `${count.toLocaleString()} ${count === 1 ? 'run' : 'runs'}`;
}
