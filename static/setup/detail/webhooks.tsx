import Lozenge from '@atlaskit/lozenge';
import SectionMessage from '@atlaskit/section-message';
import type { DetailView } from '../../../host/setup/contract/views';
import { ProblemNote } from '../components/problem-note';
import { dateTime } from '../words';

const STATES = {
  registered: { name: 'Registered', look: 'success' },
  missing: { name: 'Missing', look: 'moved' },
} as const;

/** Where webhooks are registered, and when one last came. */
export function Webhooks({ detail }: { detail: DetailView }) {
  const { hooks, hooksProblem, eventsBy } = detail;
  return (
    <div className="section">
      {hooksProblem && <ProblemNote problem={hooksProblem} look="warning" />}
      {eventsBy === 'polling' && (
        <SectionMessage title="Branches are looked at every few minutes">
          <p>
            Pushes are found that way as well, a little later. Webhooks need the webhook scopes and
            a public https address of this host (<code>--public-url</code>).
          </p>
        </SectionMessage>
      )}
      {hooks.length === 0 && eventsBy === 'webhooks' && (
        <div className="empty">
          <p>
            <strong>No webhook yet</strong>
          </p>
          <p>Save the connection to register it.</p>
        </div>
      )}
      {hooks.length > 0 && (
        <ul className="hooks">
          {hooks.map(({ at, level, state, events, lastDeliveryAt }) => (
            <li key={at} className="card">
              <div className="card-title">
                <strong>{at}</strong>
                <Lozenge appearance={STATES[state].look}>{STATES[state].name}</Lozenge>
              </div>
              <p className="subtle">
                {level === 'workspace'
                  ? 'For all repositories of the workspace'
                  : 'For this repository'}
                {' · '}
                {lastDeliveryAt === undefined
                  ? 'nothing came yet'
                  : `last delivery ${dateTime(lastDeliveryAt)}`}
              </p>
              <ul className="scopes" aria-label="Events">
                {events.map((event) => (
                  <li key={event}>
                    <code>{event}</code>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
