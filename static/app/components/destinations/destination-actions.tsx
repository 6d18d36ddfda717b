import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { Refusal, Reply } from '../../../../src/contract/resolvers';
import type { DestinationConfig } from '../../api/answers';
import { ProblemMessage } from '../problem-message';
import { ConnectionTest } from './connection-test';

/** What can be done to a saved destination; removing it takes a second word. */
export function DestinationActions(props: {
  config: DestinationConfig;
  hasSecret: boolean;
  editId: string;
  onEdit: () => void;
  /** Switches it on or off. */
  turn: () => Promise<Reply<unknown>>;
  remove: () => Promise<Reply<unknown>>;
}) {
  const { config, hasSecret } = props;
  const [confirming, setConfirming] = useState(false);
  const [isRemoving, setRemoving] = useState(false);
  const [isTurning, setTurning] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const remove = async (): Promise<void> => {
    setRemoving(true);
    const reply = await props.remove();
    setRemoving(false);
    setRefusal(reply.ok ? undefined : reply);
    if (!reply.ok) setConfirming(false);
  };
  const turn = async (): Promise<void> => {
    setTurning(true);
    const reply = await props.turn();
    setTurning(false);
    setRefusal(reply.ok ? undefined : reply);
  };
  return (
    <>
      {refusal && <ProblemMessage refusal={refusal} />}
      {confirming ? (
        <div className="confirm">
          <p>
            Remove <strong>{config.name}</strong>? What it has received stays there; nothing more is
            sent to it.
          </p>
          <div className="buttons">
            <Button
              appearance="danger"
              isLoading={isRemoving}
              autoFocus
              onClick={() => void remove()}
            >
              Remove {config.name}
            </Button>
            <Button
              appearance="subtle"
              onClick={() => {
                setConfirming(false);
              }}
            >
              Keep
            </Button>
          </div>
        </div>
      ) : (
        <div className="buttons">
          <Button id={props.editId} onClick={props.onEdit}>
            Edit<span className="visually-hidden"> {config.name}</span>
          </Button>
          <ConnectionTest id={config.id} isDisabled={!hasSecret} />
          <Button appearance="subtle" isLoading={isTurning} onClick={() => void turn()}>
            {config.enabled ? 'Switch off' : 'Switch on'}
            <span className="visually-hidden"> {config.name}</span>
          </Button>
          <Button
            appearance="subtle"
            onClick={() => {
              setConfirming(true);
            }}
          >
            Remove<span className="visually-hidden"> {config.name}</span>
          </Button>
        </div>
      )}
    </>
  );
}
