import Heading from '@atlaskit/heading';
import { useId } from 'react';
import type { ConnectionView } from '../../../host/setup/contract/views';
import { connectionPath } from '../../../host/setup/contract/paths';
import { ConnectionActions } from './connection-actions';
import { factsOf } from './connection-facts';
import { LastCheck } from './last-check';
import { ProblemNote } from './problem-note';
import { ScopeList } from './scope-list';
import { StatusLozenges } from './status-lozenge';

/** One connection in the list. */
export function ConnectionCard(props: { connection: ConnectionView; reload: () => void }) {
  const { connection } = props;
  const { description, labels, scopes } = connection;
  const titleId = useId();
  return (
    <section className="card" aria-labelledby={titleId}>
      <div className="connection-head">
        <div className="card-title">
          <Heading size="small" as="h2" id={titleId}>
            <a href={connectionPath(connection.id)}>{connection.name}</a>
          </Heading>
          <StatusLozenges connection={connection} />
        </div>
        <p className="subtle facts">{factsOf(connection)}</p>
        {description !== '' && <p className="connection-description">{description}</p>}
        {labels.length > 0 && (
          <ul className="chips" aria-label="Labels">
            {labels.map((label) => (
              <li key={label} className="chip">
                <span>{label}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
      {scopes.length > 0 && <ScopeList scopes={scopes} />}
      {connection.problem && <ProblemNote look="warning" problem={connection.problem} />}
      <LastCheck connection={connection} />
      <ConnectionActions connection={connection} onChanged={props.reload} onGone={props.reload} />
    </section>
  );
}
