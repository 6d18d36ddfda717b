import { toRotation } from '../form/connection-draft';
import { CredentialFields } from '../form/credential-fields';
import { kindWords, type Kind } from '../words';
import { AuthorizeButton } from './authorize-button';
import { SavedForm, type SavedFormProps } from './saved-form';

const INTRO: Readonly<Record<Kind, string>> = {
  oauth:
    'Authorize again as whoever this connection acts as, or enter another key and secret of the consumer first.',
  'api-token': 'The new token takes over at once. Revoke the old one at Atlassian afterwards.',
  'access-token': 'The new token takes over at once. Revoke the old one at Bitbucket afterwards.',
  ssh: 'Add the new public key at Bitbucket before you save: the old one is not used any more after that.',
};

/** Another credential for the same connection. */
export function RotateForm(props: SavedFormProps) {
  const { connection } = props;
  const { kind } = connection.settings;
  const { rotate } = kindWords(kind);
  return (
    <SavedForm
      {...props}
      title={rotate}
      intro={INTRO[kind]}
      before={
        kind === 'oauth' ? (
          <div className="buttons">
            <AuthorizeButton id={connection.id} isPrimary />
          </div>
        ) : undefined
      }
      submit={kind === 'oauth' ? 'Save key and secret' : rotate}
      save={(call, draft) => call('rotate', toRotation(draft, connection))}
      fields={(parts) => <CredentialFields {...parts} isRotation />}
    />
  );
}
