import Button from '@atlaskit/button/new';
import { useCallback, useState } from 'react';
import { Loading } from '../../app/components/loading';
import { Section } from '../../app/components/section';
import { useSetup } from '../api/setup-context';
import { useAction } from '../api/use-action';
import { useAnswer } from '../api/use-answer';
import type { ConnectionView } from '../../../host/setup/contract/views';
import { ProblemNote } from '../components/problem-note';
import { ScopeList } from '../components/scope-list';
import { WorkspacePicker, type Workspace } from '../components/workspace-picker';
import { AuthorizeButton } from './authorize-button';

/** The steps of OAuth that are left: authorize, then pick the workspace. */
export function FinishOAuth(props: { connection: ConnectionView; onSaved: () => void }) {
  const { connection } = props;
  if (connection.scopes.length === 0) {
    return (
      <Section title="Authorize" intro="Sign in at Bitbucket and grant access; you come back here.">
        <div className="buttons">
          <AuthorizeButton id={connection.id} isPrimary />
        </div>
      </Section>
    );
  }
  return <ChooseWorkspace {...props} />;
}

function ChooseWorkspace(props: { connection: ConnectionView; onSaved: () => void }) {
  const { connection, onSaved } = props;
  const { id, revision, missingScopes, account } = connection;
  const call = useSetup();
  const { reply, ask } = useAnswer(useCallback(() => call('workspaces', { id }), [call, id]));
  const { run, isRunning, refusal } = useAction();
  const [chosen, setChosen] = useState<Workspace>();
  const [isAsked, setAsked] = useState(false);
  const save = async (): Promise<void> => {
    setAsked(true);
    if (!chosen) return;
    const { uuid } = chosen;
    if (await run(() => call('choose-workspace', { id, revision, uuid }))) onSaved();
  };
  const intro =
    account === undefined ? 'Authorized at Bitbucket.' : `Authorized at Bitbucket as ${account}.`;
  return (
    <Section title="Choose the workspace" intro={intro}>
      {missingScopes.length > 0 && (
        <div className="missing">
          <p>Not granted, and needed:</p>
          <ScopeList scopes={missingScopes} isMissing />
        </div>
      )}
      {reply === undefined && <Loading />}
      {reply?.ok === false && (
        <ProblemNote problem={reply.problem}>
          <AuthorizeButton id={id} isPrimary />
          <Button appearance="subtle" onClick={ask}>
            Try again
          </Button>
        </ProblemNote>
      )}
      {reply?.ok === true && (
        <form
          className="choose-workspace"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <WorkspacePicker
            workspaces={reply.data.workspaces}
            chosen={chosen}
            error={isAsked && !chosen ? 'Choose a workspace from the list.' : undefined}
            onChoose={setChosen}
          />
          {refusal && <ProblemNote problem={refusal.problem} />}
          <div className="buttons">
            <Button appearance="primary" type="submit" isLoading={isRunning}>
              Save
            </Button>
            <AuthorizeButton id={id} />
          </div>
        </form>
      )}
    </Section>
  );
}
