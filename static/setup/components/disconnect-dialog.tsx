import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { ConnectionView, ProblemView } from '../../../host/setup/contract/views';
import { useSetup } from '../api/setup-context';
import { useAction } from '../api/use-action';
import { Dialog } from './dialog';
import { ProblemNote } from './problem-note';

/** Says what stops before a connection is taken away. */
export function DisconnectDialog(props: {
  connection: ConnectionView;
  onClose: () => void;
  onDone: () => void;
}) {
  const { connection } = props;
  const { id, revision, name, workspace, settings } = connection;
  const call = useSetup();
  const { run, isRunning, refusal } = useAction();
  const [left, setLeft] = useState<readonly ProblemView[]>();
  const disconnect = async (): Promise<void> => {
    const done = await run(() => call('disconnect', { id, revision }));
    if (!done) return;
    if (done.left.length === 0) props.onDone();
    else setLeft(done.left);
  };
  if (left) {
    return (
      <Dialog
        title={`${name} is disconnected`}
        onClose={props.onDone}
        buttons={<Button onClick={props.onDone}>Close</Button>}
      >
        <p>Something had to be left at Bitbucket: remove it there.</p>
        {left.map((problem) => (
          <ProblemNote key={problem.code} problem={problem} look="warning" />
        ))}
      </Dialog>
    );
  }
  const place = workspace?.slug ?? 'the workspace';
  return (
    <Dialog
      title={`Disconnect ${name}?`}
      onClose={props.onClose}
      buttons={
        <>
          <Button appearance="subtle" onClick={props.onClose}>
            Cancel
          </Button>
          <Button appearance="danger" isLoading={isRunning} onClick={() => void disconnect()}>
            Disconnect
          </Button>
        </>
      }
    >
      {refusal && <ProblemNote problem={refusal.problem} />}
      <p>What stops:</p>
      <ul>
        {settings.kind !== 'ssh' && <li>The webhooks in {place} are removed at Bitbucket.</li>}
        <li>Pushes and pull requests in {place} are no longer seen, and no SBOM is forwarded.</li>
        <li>
          {settings.kind === 'ssh'
            ? 'The private key is deleted here. Remove the public key at Bitbucket yourself.'
            : 'The stored credential is deleted here. Revoke it at Bitbucket as well if nothing else uses it.'}
        </li>
      </ul>
      <p>
        Settings and delivery history stay on this machine, and come back when you connect the same
        workspace again.
      </p>
    </Dialog>
  );
}
