import Button from '@atlaskit/button/new';
import AddIcon from '@atlaskit/icon/core/add';
import { useEffect, useRef, useState } from 'react';
import type { DestinationConfig } from '../../api/answers';
import { Loading } from '../loading';
import { ProblemMessage } from '../problem-message';
import { DestinationCard } from './destination-card';
import { KindChoice } from './kind-choice';
import { newDestination } from './new-destination';
import type { WorkspaceAccess } from './use-workspace';

const MAX_DESTINATIONS = 10;
const NONE: readonly DestinationConfig[] = [];

/** The destinations of the workspace, for its admins. */
export function DestinationList(props: { access: WorkspaceAccess }) {
  const { state, failure, reload } = props.access;
  const [added, setAdded] = useState<DestinationConfig>();
  const [isChoosing, setChoosing] = useState(false);
  const add = useRef<HTMLButtonElement>(null);
  const saved = state?.ok === true ? state.data.settings.destinations : NONE;
  const isNew = added !== undefined && saved.every(({ id }) => id !== added.id);
  // Saved, it is one of the others: it keeps its card, and does not come back when it is removed.
  useEffect(() => {
    if (!isNew) setAdded(undefined);
  }, [isNew]);
  const count = saved.length;
  const lastCount = useRef(count);
  // What had the focus is gone with the card.
  useEffect(() => {
    if (count < lastCount.current) add.current?.focus();
    lastCount.current = count;
  }, [count]);

  if (!state) return <Loading />;
  if (!state.ok) return <ProblemMessage refusal={state} onRetry={reload} />;
  const { destinations, held } = state.data;
  const shown = isNew ? [...saved, added] : saved;
  return (
    <div className="cards">
      {failure && <ProblemMessage refusal={failure} onRetry={reload} />}
      {shown.length === 0 && !isChoosing && (
        <div className="empty">
          <p>
            <strong>No destination yet</strong>
          </p>
          <p>Add one, and SBOMs start to flow with the next push.</p>
        </div>
      )}
      {shown.map((config) => (
        <DestinationCard
          key={config.id}
          config={config}
          hasSecret={destinations.find(({ id }) => id === config.id)?.hasSecret ?? false}
          heldUntil={held[config.id]}
          isNew={isNew && config === added}
          destinations={saved}
          access={props.access}
          onCancel={() => {
            setAdded(undefined);
          }}
        />
      ))}
      {isChoosing && (
        <KindChoice
          onChoose={(kind) => {
            setAdded(newDestination(kind, saved));
            setChoosing(false);
          }}
          onCancel={() => {
            setChoosing(false);
          }}
        />
      )}
      {!isNew && !isChoosing && saved.length < MAX_DESTINATIONS && (
        <div>
          <Button
            ref={add}
            iconBefore={AddIcon}
            onClick={() => {
              setChoosing(true);
            }}
          >
            Add destination
          </Button>
        </div>
      )}
    </div>
  );
}
