import ErrorIcon from '@atlaskit/icon/core/status-error';
import InformationIcon from '@atlaskit/icon/core/status-information';
import SuccessIcon from '@atlaskit/icon/core/status-success';
import WarningIcon from '@atlaskit/icon/core/status-warning';
import type { CheckLineView } from '../../../host/setup/contract/views';
import { Details } from './problem-note';

const LOOKS = {
  ok: { Icon: SuccessIcon, label: 'Passed', look: 'ok' },
  warning: { Icon: WarningIcon, label: 'Warning', look: 'warning' },
  failed: { Icon: ErrorIcon, label: 'Failed', look: 'bad' },
  skipped: { Icon: InformationIcon, label: 'Not looked at', look: 'neutral' },
} as const;

/** Line by line what a test or the doctor found, and what to do about it. */
export function CheckLines({ lines }: { lines: readonly CheckLineView[] }) {
  return (
    <ul className="check-lines">
      {lines.map((line) => (
        <Line key={line.what} line={line} />
      ))}
    </ul>
  );
}

function Line({ line: { what, state, found, problem } }: { line: CheckLineView }) {
  const { Icon, label, look } = LOOKS[state];
  return (
    <li className={`line line-${look}`}>
      <span className="line-mark">
        <Icon label={label} size="small" />
      </span>
      <div className="check-line">
        <p>
          <strong>{what}</strong>
          {found !== undefined && <span className="subtle"> {found}</span>}
        </p>
        {problem && (
          <>
            <p>{problem.sentence}</p>
            <Details of={problem} />
            <p className="subtle">
              {problem.next} <code>{problem.code}</code>
            </p>
          </>
        )}
      </div>
    </li>
  );
}
