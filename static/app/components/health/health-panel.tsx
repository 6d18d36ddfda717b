import Button from '@atlaskit/button/new';
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
  const { state, reload } = useLoaded(load);
  if (!state) return <Loading />;
  if (!state.ok) return <ProblemMessage refusal={state} onRetry={reload} />;
  const health = state.data;
  return (
    <Section title="Health" intro="What is under way, and what keeps it from going on.">
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
      <Button appearance="subtle" onClick={reload}>
        Refresh
      </Button>
    </Section>
  );
}
