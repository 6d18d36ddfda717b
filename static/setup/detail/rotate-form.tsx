import Button from '@atlaskit/button/new';
import { Loading } from '../../app/components/loading';
import { Section } from '../../app/components/section';
import type { ConnectionView } from '../../../host/setup/contract/views';
import { ProblemNote } from '../components/problem-note';
import { toRotation } from '../form/connection-draft';
import { CredentialFields } from '../form/credential-fields';
import { kindWords, type Kind } from '../words';
import { AuthorizeButton } from './authorize-button';
import { useDraftForm } from './use-draft-form';

const INTRO: Readonly<Record<Kind, string>> = {
  oauth:
    'Authorize again as whoever this connection acts as, or enter another key and secret of the consumer first.',
  'api-token': 'The new token takes over at once. Revoke the old one at Atlassian afterwards.',
  'access-token': 'The new token takes over at once. Revoke the old one at Bitbucket afterwards.',
  ssh: 'Add the new public key at Bitbucket before you save: the old one is not used any more after that.',
};

/** Another credential for the same connection. */
export function RotateForm(props: {
  connection: ConnectionView;
  onSaved: () => void;
  onCancel: () => void;
}) {
  const { connection } = props;
  const { kind } = connection.settings;
  const { call, options, draft, change, run, isRunning, refusal } = useDraftForm(connection);
  const save = async (): Promise<void> => {
    if (await run(() => call('rotate', toRotation(draft, connection)))) props.onSaved();
  };
  const { reply } = options;
  if (reply === undefined) return <Loading />;
  if (!reply.ok) return <ProblemNote problem={reply.problem} />;
  const parts = { draft, options: reply.data, errors: refusal?.fields ?? {}, change };
  return (
    <Section title={kindWords(kind).rotate} intro={INTRO[kind]}>
      {kind === 'oauth' && (
        <div className="buttons">
          <AuthorizeButton id={connection.id} isPrimary />
        </div>
      )}
      <form
        className="connection-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <CredentialFields {...parts} isRotation />
        {refusal && <ProblemNote problem={refusal.problem} />}
        <div className="buttons form-buttons">
          <Button
            appearance={kind === 'oauth' ? 'default' : 'primary'}
            type="submit"
            isLoading={isRunning}
          >
            {kind === 'oauth' ? 'Save key and secret' : kindWords(kind).rotate}
          </Button>
          <Button appearance="subtle" onClick={props.onCancel}>
            Cancel
          </Button>
        </div>
      </form>
    </Section>
  );
}
