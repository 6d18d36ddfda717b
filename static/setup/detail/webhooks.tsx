import Lozenge from '@atlaskit/lozenge';
import SectionMessage from '@atlaskit/section-message';
import type { DetailView } from '../../../host/setup/contract/views';
import { ListPager } from '../../app/components/list-pager';
import { ProblemNote } from '../components/problem-note';
import { ProgressBar } from '../components/progress-bar';
import { usePages } from '../components/use-pages';
import { dateTime } from '../words';

type Hook = DetailView['hooks'][number];

const STATES = {
  registered: { name: 'Registered', look: 'success' },
  missing: { name: 'Missing', look: 'moved' },
  elsewhere: { name: 'Another address', look: 'moved' },
} as const;

/** Where webhooks are registered, and when one last came. */
export function Webhooks({ detail }: { detail: DetailView }) {
  const { hooks, hooksProblem, eventsBy, registering } = detail;
  return (
    <div className="section">
      {hooksProblem && <ProblemNote problem={hooksProblem} look="warning" />}
      {registering && <ProgressBar what="Registering webhooks" progress={registering} />}
      {registering?.until !== undefined && (
        <p className="subtle">
          Bitbucket asks to wait, or fails. It goes on by itself at {dateTime(registering.until)}.
        </p>
      )}
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
      {hooks.length > 0 && <HookTable hooks={hooks} />}
    </div>
  );
}

function HookTable({ hooks }: { hooks: readonly Hook[] }) {
  const { page, pages, shown, goTo } = usePages(hooks);
  const events = hooks[0]?.events ?? [];
  return (
    <>
      <table className="repository-table stacked">
        <thead>
          <tr>
            <th scope="col">Webhook of</th>
            <th scope="col">State</th>
            <th scope="col">Last delivery</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ at, level, state, lastDeliveryAt }) => (
            <tr key={at}>
              <th scope="row">
                {at}
                {level === 'workspace' && <span className="subtle"> all repositories</span>}
              </th>
              <td data-label="State">
                <Lozenge appearance={STATES[state].look}>{STATES[state].name}</Lozenge>
              </td>
              <td data-label="Last delivery">
                {lastDeliveryAt === undefined ? (
                  <span className="subtle">nothing came yet</span>
                ) : (
                  dateTime(lastDeliveryAt)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {pages > 1 && <ListPager label="Pages of webhooks" page={page} pages={pages} onPage={goTo} />}
      <div>
        <p className="subtle">It tells of</p>
        <ul className="scopes" aria-label="Events">
          {events.map((event) => (
            <li key={event}>
              <code>{event}</code>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
