import ErrorIcon from '@atlaskit/icon/core/status-error';
import InformationIcon from '@atlaskit/icon/core/status-information';
import WarningIcon from '@atlaskit/icon/core/status-warning';
import type { Refusal } from '../../../src/contract/resolvers';

const LOOKS = {
  bad: { Icon: ErrorIcon, label: 'Error' },
  warning: { Icon: WarningIcon, label: 'Warning' },
  neutral: { Icon: InformationIcon, label: 'Note' },
} as const;

/** Why something is not as one might expect, what to do about it, and the code to look up. */
export function ReasonNote(props: {
  reason: Refusal['problem'];
  look: keyof typeof LOOKS;
  /** In place of the catalogue's next step, where the place knows better. */
  next?: string;
}) {
  const { code, sentence, next, detail } = props.reason;
  const { Icon, label } = LOOKS[props.look];
  return (
    <div className={`line line-${props.look}`}>
      <span className="line-mark">
        <Icon label={label} size="small" />
      </span>
      <div>
        <p>
          {sentence} <span className="subtle">{props.next ?? next}</span> <code>{code}</code>
        </p>
        {detail !== undefined && <pre className="detail">{detail}</pre>}
      </div>
    </div>
  );
}
