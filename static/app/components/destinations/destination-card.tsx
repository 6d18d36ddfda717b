import Heading from '@atlaskit/heading';
import Lozenge from '@atlaskit/lozenge';
import { showFlag } from '@forge/bridge';
import { useEffect, useId, useRef, useState } from 'react';
import type { DestinationConfig } from '../../api/answers';
import { DestinationActions } from './destination-actions';
import { originOfConfig } from './destination-draft';
import { DestinationForm } from './destination-form';
import { factsOf, wordsOf } from './destination-words';
import { EgressNote } from './egress-note';
import { HeldNote } from './held-note';
import type { WorkspaceAccess } from './use-workspace';

/** One destination: what it is and how it fares; opened, its form. */
export function DestinationCard(props: {
  config: DestinationConfig;
  hasSecret: boolean;
  /** Epoch milliseconds; it is not tried before. */
  heldUntil: number | undefined;
  isNew: boolean;
  /** Those of the page, which a form begins with. */
  destinations: readonly DestinationConfig[];
  access: Pick<WorkspaceAccess, 'saveDestination' | 'turnDestination' | 'removeDestination'>;
  /** A new one was given up. */
  onCancel: () => void;
}) {
  const { config, hasSecret, heldUntil, isNew, access } = props;
  const [isEditing, setEditing] = useState(isNew);
  const wasEditing = useRef(isEditing);
  const titleId = useId();
  const editId = useId();
  // Closing the form gives the focus back to what opened it.
  useEffect(() => {
    if (wasEditing.current && !isEditing) document.getElementById(editId)?.focus();
    wasEditing.current = isEditing;
  }, [isEditing, editId]);
  const words = wordsOf(config.kind);
  const origin = originOfConfig(config);
  const facts = isNew ? words.description : factsOf(config);

  return (
    <section className="card" aria-labelledby={titleId}>
      <div>
        <div className="card-title">
          <Heading size="small" as="h3" id={titleId}>
            {isNew ? `Add ${words.name}` : config.name}
          </Heading>
          {!isNew && <StateLozenge config={config} hasSecret={hasSecret} heldUntil={heldUntil} />}
        </div>
        {facts !== '' && <p className="subtle facts">{facts}</p>}
      </div>
      {heldUntil !== undefined && config.enabled && <HeldNote until={heldUntil} />}
      {isEditing ? (
        <DestinationForm
          config={config}
          hasSecret={hasSecret}
          destinations={props.destinations}
          save={access.saveDestination}
          onSaved={() => {
            setEditing(false);
            const title = 'Destination saved';
            showFlag({ id: 'saved', title, type: 'success', isAutoDismiss: true });
          }}
          onCancel={() => {
            if (isNew) props.onCancel();
            else setEditing(false);
          }}
        />
      ) : (
        <>
          {origin !== undefined && config.enabled && <EgressNote origin={origin} isSaved />}
          <DestinationActions
            config={config}
            hasSecret={hasSecret}
            editId={editId}
            onEdit={() => {
              setEditing(true);
            }}
            turn={() => access.turnDestination(config, !config.enabled)}
            remove={() => access.removeDestination(config)}
          />
        </>
      )}
    </section>
  );
}

function StateLozenge(props: {
  config: DestinationConfig;
  hasSecret: boolean;
  heldUntil: number | undefined;
}) {
  const { config, hasSecret, heldUntil } = props;
  if (!hasSecret) return <Lozenge appearance="moved">{wordsOf(config.kind).secretMissing}</Lozenge>;
  if (!config.enabled) return <Lozenge>Off</Lozenge>;
  if (heldUntil !== undefined) return <Lozenge appearance="inprogress">Paused</Lozenge>;
  return <Lozenge appearance="success">On</Lozenge>;
}
