import Textfield from '@atlaskit/textfield';
import { Field } from '../../app/components/field';
import type { FormParts } from './form-parts';

/** When the token ends, which Bitbucket tells nobody but the person who made it. */
export function ExpiryField({ draft, errors, change }: FormParts) {
  return (
    <Field
      label="Expires on (optional)"
      help="The day that Bitbucket showed with the token. You are warned two weeks before."
      error={errors['expiresAt']}
    >
      {({ 'aria-invalid': isInvalid, ...control }) => (
        <Textfield
          {...control}
          isInvalid={isInvalid}
          type="date"
          value={draft.expires}
          onChange={(event) => {
            change({ expires: event.currentTarget.value });
          }}
        />
      )}
    </Field>
  );
}
