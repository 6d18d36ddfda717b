import Button from '@atlaskit/button/new';
import type { CallAnswer } from '../../../../src/contract/resolvers';
import { callResolver } from '../../api/call-resolver';
import { useLoaded } from '../../api/use-loaded';
import { Loading } from '../loading';
import { ProblemMessage } from '../problem-message';
import { Section } from '../section';
import { HealthFact } from './health-fact';
import { bitbucketFact, heldFact, reconcileFact, runFacts } from './health-words';
import './health.css';

const load = () => callResolver('getHealth', {});

/** How the app fares in this workspace, and what waits. */
export function HealthPanel() {
  const { state, failure, reload } = useLoaded(load);
  return (
    <Section title="Health" intro="What is under way, and what is holding it up.">
      {!state && <Loading />}
      {state?.ok === false && <ProblemMessage refusal={state} onRetry={reload} />}
      {failure && <ProblemMessage refusal={failure} onRetry={reload} />}
      {state?.ok === true && <Facts health={state.data} />}
      {state?.ok === true && <Button onClick={reload}>Refresh</Button>}
    </Section>
  );
}

function Facts(props: { health: CallAnswer<'getHealth'> }) {
  const { health } = props;
  return (
    <>
      <dl className="health-counts">
        {runFacts(health).map(({ label, value, note }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="health-count">{value}</dd>
            <dd className="subtle">{note}</dd>
          </div>
        ))}
      </dl>
      <ul className="health-facts">
        {[heldFact(health), reconcileFact(health), bitbucketFact(health)].map((fact) => (
          <HealthFact key={fact.title} fact={fact} />
        ))}
      </ul>
    </>
  );
}
