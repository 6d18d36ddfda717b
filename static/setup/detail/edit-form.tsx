import Button from '@atlaskit/button/new';
import { Loading } from '../../app/components/loading';
import { Section } from '../../app/components/section';
import { TextField } from '../../app/components/text-field';
import type { ConnectionView } from '../../../host/setup/contract/views';
import { ProblemNote } from '../components/problem-note';
import { AboutFields } from '../form/about-fields';
import { toEdit } from '../form/connection-draft';
import { ExpiryField } from '../form/expiry-field';
import type { FormParts } from '../form/form-parts';
import { SshPlaceFields } from '../form/ssh-fields';
import { useDraftForm } from './use-draft-form';

/** Everything of a connection but its credential. Saving registers and repairs webhooks as well. */
export function EditForm(props: {
  connection: ConnectionView;
  onSaved: () => void;
  onCancel: () => void;
}) {
  const { connection } = props;
  const { call, options, draft, change, run, isRunning, refusal } = useDraftForm(connection);
  const save = async (): Promise<void> => {
    if (await run(() => call('edit', toEdit(draft, connection)))) props.onSaved();
  };
  const { reply } = options;
  if (reply === undefined) return <Loading />;
  if (!reply.ok) return <ProblemNote problem={reply.problem} />;
  const parts = { draft, options: reply.data, errors: refusal?.fields ?? {}, change };
  return (
    <Section title="Edit">
      <form
        className="connection-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <AboutFields {...parts} />
        <KindFields {...parts} connection={connection} />
        {refusal && <ProblemNote problem={refusal.problem} />}
        <div className="buttons form-buttons">
          <Button appearance="primary" type="submit" isLoading={isRunning}>
            Save
          </Button>
          <Button appearance="subtle" onClick={props.onCancel}>
            Cancel
          </Button>
        </div>
      </form>
    </Section>
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
