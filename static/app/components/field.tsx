import ErrorIcon from '@atlaskit/icon/core/status-error';
import { useId, type ReactNode } from 'react';

/** What a control needs to be tied to its label, help and error. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean;
}

/** A labelled control with help and, where there is one, what is wrong with its value. */
export function Field(props: {
  label: string;
  help?: ReactNode;
  error?: string | undefined;
  isRequired?: boolean;
  children: (control: ControlProps) => ReactNode;
}) {
  const id = useId();
  const { error, help } = props;
  const described = [help !== undefined && `${id}-help`, error !== undefined && `${id}-error`]
    .filter((part) => part !== false)
    .join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>
        {props.label}
        {props.isRequired === true && (
          <span className="required" aria-hidden="true">
            {' *'}
          </span>
        )}
      </label>
      {props.children({
        id,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': error !== undefined,
      })}
      {help !== undefined && (
        <div className="help" id={`${id}-help`}>
          {help}
        </div>
      )}
      {error !== undefined && <FieldError id={`${id}-error`} text={error} />}
    </div>
  );
}

/** The line under a control, or under a group of them, that says what is wrong. */
export function FieldError(props: { id?: string; text: string }) {
  return (
    <div className="field-error" id={props.id}>
      <ErrorIcon label="Error" size="small" />
      <span>{props.text}</span>
    </div>
  );
}
