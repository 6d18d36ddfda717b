import Button from '@atlaskit/button/new';
import SuccessIcon from '@atlaskit/icon/core/status-success';
import SectionMessage from '@atlaskit/section-message';
import { hostOf } from './destination-words';
import { useEgress } from './use-egress';

/** Whether the app may reach a destination's own address, and the button that has it allowed. */
export function EgressNote(props: { origin: string; isSaved: boolean }) {
  const { origin, isSaved } = props;
  const { state, refusal, isAsking, ask, check } = useEgress(origin);
  const host = hostOf(origin);
  return (
    <div className="egress" aria-live="polite">
      {state === 'checking' && <p className="subtle">Checking access to {host}…</p>}
      {state === 'allowed' && (
        <p className="line line-ok">
          <span className="line-mark">
            <SuccessIcon label="" />
          </span>
          <span>
            SBOM Bridge has access to <strong>{host}</strong>.
          </span>
        </p>
      )}
      {state === 'unknown' && (
        <SectionMessage
          appearance="warning"
          headingLevel="h4"
          title={`Access to ${host} could not be checked`}
        >
          <p>
            {refusal?.problem.sentence} {refusal?.problem.next} <code>{refusal?.problem.code}</code>
          </p>
          <div className="buttons">
            <Button onClick={check}>Check again</Button>
          </div>
        </SectionMessage>
      )}
      {state === 'not-allowed' && (
        <SectionMessage
          appearance="warning"
          headingLevel="h4"
          title={`SBOM Bridge doesn’t have access to ${host} yet`}
        >
          <p>
            {isSaved
              ? 'Deliveries to it are stopped before they leave, and wait for you to retry them once access is allowed.'
              : 'You can allow it now, or save first: deliveries are then stopped before they leave, and wait for you to retry them once access is allowed.'}
          </p>
          {refusal && (
            <p>
              <strong>{refusal.problem.sentence}</strong> {refusal.problem.next}{' '}
              <code>{refusal.problem.code}</code>
            </p>
          )}
          <div className="buttons">
            <Button isLoading={isAsking} onClick={() => void ask()}>
              Allow access to {host}
            </Button>
          </div>
        </SectionMessage>
      )}
    </div>
  );
}
