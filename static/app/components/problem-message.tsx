import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import type { Refusal } from '../../../src/contract/resolvers';

/** A refusal in place of what could not be shown: what happened, what to do, and a way to try again. */
export function ProblemMessage(props: { refusal: Refusal; onRetry?: () => void }) {
  const { problem } = props.refusal;
  const notAllowed = problem.code === 'NOT_ALLOWED';
  return (
    <div role="alert">
      <SectionMessage appearance={APPEARANCES[problem.code] ?? 'error'} title={problem.sentence}>
        <p>
          {problem.next} <code>{problem.code}</code>
        </p>
        {problem.detail !== undefined && <pre className="detail">{problem.detail}</pre>}
        {props.onRetry && !notAllowed && (
          <div className="buttons">
            <Button onClick={props.onRetry}>Try again</Button>
          </div>
        )}
      </SectionMessage>
    </div>
  );
}

/** Of what is no failure. */
const APPEARANCES: Readonly<Record<string, 'information' | 'warning'>> = {
  NOT_ALLOWED: 'information',
  SETTINGS_STALE: 'warning',
};
