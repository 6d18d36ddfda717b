import ErrorIcon from '@atlaskit/icon/core/status-error';
import SuccessIcon from '@atlaskit/icon/core/status-success';
import type { ConnectionView } from '../../../host/setup/contract/views';
import { dateTime, fromNow } from '../words';
import { Details } from './problem-note';

/** When the connection was last looked at, and what was wrong then. */
export function LastCheck({ connection: { checked } }: { connection: ConnectionView }) {
  if (!checked) return <p className="subtle">Not checked yet</p>;
  const { at, problem } = checked;
  const when = (
    <time dateTime={new Date(at).toISOString()} title={dateTime(at)}>
      Checked {fromNow(at, Date.now())}
    </time>
  );
  return (
    <div className={problem ? 'line line-bad' : 'line line-ok'}>
      <span className="line-mark">
        {problem ? (
          <ErrorIcon label="Failed" size="small" />
        ) : (
          <SuccessIcon label="Passed" size="small" />
        )}
      </span>
      <div className="check-line">
        <p>
          {when}
          {problem && (
            <>
              : {problem.sentence} <span className="subtle">{problem.next}</span>{' '}
              <code>{problem.code}</code>
            </>
          )}
        </p>
        {problem && <Details of={problem} />}
      </div>
    </div>
  );
}
