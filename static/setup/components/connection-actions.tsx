import Button, { LinkButton } from '@atlaskit/button/new';
import { useState } from 'react';
import type { SetupAnswer } from '../../../host/setup/contract/calls';
import type { SetupReply } from '../api/call-setup';
import { useSetup } from '../api/setup-context';
import { useAction } from '../api/use-action';
import type { ConnectionView } from '../../../host/setup/contract/views';
import { connectionPath } from '../../../host/setup/contract/paths';
import { kindWords } from '../words';
import { ActionMenu } from './action-menu';
import { DisconnectDialog } from './disconnect-dialog';
import { ProblemNote } from './problem-note';
import { TestResult } from './test-result';

/** What can be done to a saved connection. */
export function ConnectionActions(props: {
  connection: ConnectionView;
  /** On the connection's own page, which has what is to be finished in sight. */
  isOwnPage?: boolean;
  onChanged: () => void;
  onGone: () => void;
}) {
  const { connection, onChanged } = props;
  const { id, revision, name, status, settings } = connection;
  const call = useSetup();
  const { run, refusal } = useAction();
  const [tested, setTested] = useState<SetupReply<SetupAnswer<'test-saved'>>>();
  const [isTesting, setTesting] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  const test = async (): Promise<void> => {
    setTesting(true);
    setTested(await call('test-saved', { id }));
    setTesting(false);
    onChanged();
  };
  const turn = async (): Promise<void> => {
    const way = status === 'disabled' ? 'enable' : 'disable';
    if (await run(() => call(way, { id, revision }))) onChanged();
  };
  const isToFinish = status === 'incomplete' && props.isOwnPage !== true;
  const edit = isToFinish ? connectionPath(id) : `${connectionPath(id)}#edit`;
  const goTo = (hash: string) => (): void => {
    location.assign(`${connectionPath(id)}#${hash}`);
  };
  return (
    <div className="connection-actions">
      <div className="buttons">
        {status !== 'incomplete' && (
          <Button isLoading={isTesting} onClick={() => void test()}>
            Test connection<span className="visually-hidden"> {name}</span>
          </Button>
        )}
        <LinkButton href={edit} appearance="subtle">
          {isToFinish ? 'Finish set-up' : 'Edit'}
          <span className="visually-hidden"> {name}</span>
        </LinkButton>
        <ActionMenu
          label={`More actions for ${name}`}
          actions={[
            { name: kindWords(settings.kind).rotate, run: goTo('rotate') },
            ...(status === 'incomplete'
              ? []
              : [{ name: status === 'disabled' ? 'Enable' : 'Disable', run: () => void turn() }]),
            {
              name: 'Disconnect',
              isDangerous: true,
              run: () => {
                setLeaving(true);
              },
            },
          ]}
        />
      </div>
      {refusal && <ProblemNote problem={refusal.problem} />}
      <TestResult reply={tested} />
      {isLeaving && (
        <DisconnectDialog
          connection={connection}
          onClose={() => {
            setLeaving(false);
          }}
          onDone={props.onGone}
        />
      )}
    </div>
  );
}
