import { TextField } from '../../app/components/text-field';
import type { ConnectionView } from '../../../host/setup/contract/views';
import { AboutFields } from '../form/about-fields';
import { toEdit } from '../form/connection-draft';
import { ExpiryField } from '../form/expiry-field';
import type { FormParts } from '../form/form-parts';
import { SshPlaceFields } from '../form/ssh-fields';
import { SavedForm, type SavedFormProps } from './saved-form';

/** Everything of a connection but its credential. Saving registers and repairs webhooks as well. */
export function EditForm(props: SavedFormProps) {
  const { connection } = props;
  return (
    <SavedForm
      {...props}
      title="Edit"
      submit="Save"
      save={(call, draft) => call('edit', toEdit(draft, connection))}
      fields={(parts) => (
        <>
          <AboutFields {...parts} />
          <KindFields {...parts} connection={connection} />
        </>
      )}
    />
  );
}

function KindFields({ connection, ...parts }: FormParts & { connection: ConnectionView }) {
  const { draft, errors, change } = parts;
  const { settings } = connection;
  switch (settings.kind) {
    case 'oauth':
      return null;
    case 'api-token':
      return (
        <div className="form-fields">
          <TextField
            label="User email"
            isRequired
            value={draft.email}
            error={errors['email']}
            onChange={(email) => {
              change({ email });
            }}
          />
          <ExpiryField {...parts} />
        </div>
      );
    case 'access-token':
      return (
        <div className="form-fields">
          <TextField
            label="Repository (optional)"
            value={draft.sample}
            error={errors['sample']}
            onChange={(sample) => {
              change({ sample });
            }}
          />
          <ExpiryField {...parts} />
        </div>
      );
    case 'ssh':
      return (
        <div className="form-fields">
          <SshPlaceFields {...parts} />
        </div>
      );
  }
}
