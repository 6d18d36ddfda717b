import Heading from '@atlaskit/heading';
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';

/**
 * A question in front of the page. The browser's own dialog keeps the focus inside, closes with
 * Escape; the focus goes back to what opened it.
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
  // Before the browser draws, and again before the dialog leaves the page: a dialog that is gone
  // gives no focus back.
  useLayoutEffect(() => {
    const dialog = element.current;
    const opener = document.activeElement;
    if (dialog && !dialog.open) dialog.showModal();
    return () => {
      dialog?.close();
      if (opener instanceof HTMLElement) opener.focus();
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
