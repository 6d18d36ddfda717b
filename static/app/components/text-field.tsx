import Textfield from '@atlaskit/textfield';
import type { ReactNode } from 'react';
import { Field } from './field';

/** One line of text with its label, help and error. */
export function TextField(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  help?: ReactNode;
  error?: string | undefined;
  placeholder?: string | undefined;
  maxLength?: number;
  isMonospaced?: boolean;
  isReadOnly?: boolean;
  isRequired?: boolean;
  /** Typed blind and kept out of what the browser remembers. */
  isSecret?: boolean;
  /** Beside the control. */
  children?: ReactNode;
}) {
  const { isSecret = false, isMonospaced = false, isReadOnly = false } = props;
  return (
    <Field
      label={props.label}
      help={props.help}
      error={props.error}
      isRequired={props.isRequired === true}
    >
      {({ 'aria-invalid': isInvalid, ...control }) => (
        <div className="text-field">
          <Textfield
            {...control}
            isInvalid={isInvalid}
            isMonospaced={isMonospaced}
            isReadOnly={isReadOnly}
            aria-required={props.isRequired === true}
            type={isSecret ? 'password' : 'text'}
            autoComplete={isSecret ? 'new-password' : 'off'}
            spellCheck={false}
            maxLength={props.maxLength ?? 255}
            placeholder={props.placeholder ?? ''}
            value={props.value}
            onChange={(event) => {
              props.onChange(event.currentTarget.value);
            }}
          />
          {props.children}
        </div>
      )}
    </Field>
  );
}
