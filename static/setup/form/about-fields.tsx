import TextArea from '@atlaskit/textarea';
import { Field } from '../../app/components/field';
import { TextField } from '../../app/components/text-field';
import { LabelField } from '../components/label-field';
import type { FormParts } from './form-parts';

/** What a connection is called, and what it is for. */
export function AboutFields({ draft, errors, change }: FormParts) {
  return (
    <div className="form-fields">
      <TextField
        label="Integration name"
        isRequired
        help="Letters, digits, - and _."
        placeholder="bitbucket-prod"
        maxLength={63}
        value={draft.name}
        error={errors['name']}
        onChange={(name) => {
          change({ name });
        }}
      />
      <Field label="Description" error={errors['description']}>
        {({ 'aria-invalid': isInvalid, ...control }) => (
          <TextArea
            {...control}
            isInvalid={isInvalid}
            minimumRows={2}
            maxHeight="30vh"
            maxLength={500}
            value={draft.description}
            onChange={(event) => {
              change({ description: event.target.value });
            }}
          />
        )}
      </Field>
      <LabelField
        labels={draft.labels}
        error={errors['labels']}
        onChange={(labels) => {
          change({ labels });
        }}
      />
    </div>
  );
}
