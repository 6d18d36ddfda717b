import Button, { LinkButton } from '@atlaskit/button/new';
import type { ReactNode } from 'react';
import type { SetupRefusal } from '../../../host/setup/contract/calls';
import { ProblemNote } from '../components/problem-note';

/** The form of a connection around its fields: why it was refused, and the buttons that end it. */
export function FormShell(props: {
  /** What saving is called. */
  submit: string;
  /** False where another button of the page is the way to go. */
  isPrimary: boolean;
  isSaving: boolean;
  refusal: SetupRefusal | undefined;
  onSubmit: () => Promise<void>;
  /** An address, or what closes the form. */
  cancel: string | (() => void);
  /** Beside the button that saves. */
  buttons?: ReactNode;
  children: ReactNode;
}) {
  const { refusal, cancel } = props;
  return (
    <form
      className="connection-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void props.onSubmit();
      }}
    >
      {props.children}
      {refusal && <ProblemNote problem={refusal.problem} />}
      <div className="buttons form-buttons">
        <Button
          appearance={props.isPrimary ? 'primary' : 'default'}
          type="submit"
          isLoading={props.isSaving}
        >
          {props.submit}
        </Button>
        {props.buttons}
        {typeof cancel === 'string' ? (
          <LinkButton appearance="subtle" href={cancel}>
            Cancel
          </LinkButton>
        ) : (
          <Button appearance="subtle" onClick={cancel}>
            Cancel
          </Button>
        )}
      </div>
    </form>
  );
}
