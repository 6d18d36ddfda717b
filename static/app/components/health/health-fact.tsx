import SuccessIcon from '@atlaskit/icon/core/status-success';
import WarningIcon from '@atlaskit/icon/core/status-warning';
import type { Fact } from './health-words';

/** One thing that is well, or that is not. */
export function HealthFact(props: { fact: Fact }) {
  const { isWell, title, lines } = props.fact;
  return (
    <li className={isWell ? 'line line-ok' : 'line line-warning'}>
      <span className="line-mark">
        {isWell ? <SuccessIcon label="Well" /> : <WarningIcon label="Attention" />}
      </span>
      <div>
        <strong>{title}</strong>
        {lines.map((line) => (
          <p key={line} className="subtle">
            {line}
          </p>
        ))}
      </div>
    </li>
  );
}
