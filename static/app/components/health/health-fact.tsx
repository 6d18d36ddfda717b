import SuccessIcon from '@atlaskit/icon/core/status-success';
import WarningIcon from '@atlaskit/icon/core/status-warning';
import type { Fact } from './health-words';

/** One thing that is well, or that is not. */
export function HealthFact(props: { fact: Fact }) {
  const { isWell, title, lines, code } = props.fact;
  return (
    <li className={isWell ? 'line line-ok' : 'line line-warning'}>
      <span className="line-mark">
        {isWell ? <SuccessIcon label="OK" /> : <WarningIcon label="Warning" />}
      </span>
      <div>
        <strong>{title}</strong>
        {lines.map((line, index) => (
          <p key={line} className="subtle">
            {line}
            {index === 0 && code !== undefined && (
              <>
                {' '}
                <code>{code}</code>
              </>
            )}
          </p>
        ))}
      </div>
    </li>
  );
}
