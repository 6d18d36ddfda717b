import TextArea from '@atlaskit/textarea';
import { Field } from './field';

/** A list as a text area, one entry a line. */
export function LinesField(props: {
  label: string;
  help: string;
  value: string;
  placeholder: string;
  error?: string | undefined;
  onChange: (value: string) => void;
}) {
  return (
    <Field label={props.label} help={props.help} error={props.error}>
      {({ 'aria-invalid': isInvalid, ...control }) => (
        <TextArea
          {...control}
          isInvalid={isInvalid}
          isMonospaced
          minimumRows={3}
          maxHeight="40vh"
          placeholder={props.placeholder}
          value={props.value}
          onChange={(event) => {
            props.onChange(event.target.value);
          }}
        />
      )}
    </Field>
  );
}
