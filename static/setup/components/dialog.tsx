import Heading from '@atlaskit/heading';
import { useEffect, useId, useRef, type ReactNode } from 'react';

/**
 * A question in front of the page. The browser's own dialog keeps the focus inside, closes with
 * Escape and gives the focus back.
 */
export function Dialog(props: {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** The safe one first: it has the focus when the dialog opens. */
  buttons: ReactNode;
}) {
  const titleId = useId();
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    if (dialog && !dialog.open) dialog.showModal();
    return () => {
      dialog?.close();
    };
  }, []);
  return (
    <dialog
      ref={element}
      className="dialog"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
    >
      <Heading size="medium" as="h2" id={titleId}>
        {props.title}
      </Heading>
      <div className="dialog-body">{props.children}</div>
      <div className="dialog-buttons">{props.buttons}</div>
    </dialog>
  );
}
