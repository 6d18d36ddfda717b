import Button from '@atlaskit/button/new';
import AddIcon from '@atlaskit/icon/core/add';
import { useState } from 'react';
import type { DestinationConfig } from '../../api/answers';
import { Loading } from '../loading';
import { ProblemMessage } from '../problem-message';
import { DestinationCard } from './destination-card';
import type { WorkspaceAccess } from './use-workspace';

const MAX_DESTINATIONS = 10;

/** The destinations of the workspace, for its admins. */
export function DestinationList(props: { access: WorkspaceAccess }) {
  const { state, reload } = props.access;
  const [added, setAdded] = useState<DestinationConfig>();
  if (!state) return <Loading />;
  if (!state.ok) return <ProblemMessage refusal={state} onRetry={reload} />;
  const { settings, destinations } = state.data;
  const configs = settings.destinations;
  const settle = (): void => {
    setAdded(undefined);
  };
  return (
    <div className="cards">
      {configs.length === 0 && !added && (
        <div className="empty">
          <p>
            <strong>No destination yet</strong>
          </p>
          <p>Add Interlynk with a token, and SBOMs start to flow with the next push.</p>
        </div>
      )}
      {configs.map((config) => (
        <DestinationCard
          key={config.id}
          config={config}
          hasSecret={destinations.find(({ id }) => id === config.id)?.hasSecret ?? false}
          isNew={false}
          access={props.access}
          onSettled={settle}
        />
      ))}
      {added && (
        <DestinationCard
          config={added}
          hasSecret={false}
          isNew
          access={props.access}
          onSettled={settle}
        />
      )}
      {!added && configs.length < MAX_DESTINATIONS && (
        <div>
          <Button
            iconBefore={AddIcon}
            onClick={() => {
              setAdded(newDestination(configs));
            }}
          >
            Add Interlynk
          </Button>
        </div>
      )}
    </div>
  );
}

/** The first free id; it stays with the destination whatever its name becomes. */
function newDestination(existing: readonly DestinationConfig[]): DestinationConfig {
  const taken = new Set(existing.map(({ id }) => id));
  let id = 'interlynk';
  for (let number = 2; taken.has(id); number += 1) id = `interlynk-${String(number)}`;
  return { id, kind: 'interlynk', name: 'Interlynk', enabled: true };
}
