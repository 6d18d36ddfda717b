import ErrorIcon from '@atlaskit/icon/core/status-error';
import InformationIcon from '@atlaskit/icon/core/status-information';
import SuccessIcon from '@atlaskit/icon/core/status-success';
import WarningIcon from '@atlaskit/icon/core/status-warning';
import { policyNames, verdictSentence, type Verdict } from './verdict-words';

/** The verdict of the policies on one document, with the policies that it breaks. */
export function VerdictLine(props: { verdict: Verdict }) {
  const { verdict } = props;
  const { look, Icon } = lookOf(verdict);
  return (
    <p className={`line ${look}`}>
      <span className="line-mark">
        <Icon label="" />
      </span>
      <span>
        {verdictSentence(verdict)}
        {policyNames(verdict)}
      </span>
    </p>
  );
}

function lookOf({ state, warned, problem }: Verdict) {
  if (state === 'fail') return { look: 'line-bad', Icon: ErrorIcon };
  if (state === 'error' || problem) return { look: 'line-warning', Icon: WarningIcon };
  if (state !== 'pass') return { look: 'line-neutral', Icon: InformationIcon };
  return warned > 0
    ? { look: 'line-warning', Icon: WarningIcon }
    : { look: 'line-ok', Icon: SuccessIcon };
}
