import './disclosure.css';
import ChevronRightIcon from '@atlaskit/icon/core/chevron-right';
import { useState, type ReactNode } from 'react';

/** A line that opens to what is behind it; what is closed is not drawn. */
export function Disclosure(props: {
  title: ReactNode;
  /** At the end of the line. */
  aside?: ReactNode;
  isOpenAtFirst?: boolean;
  children: ReactNode;
}) {
  const [open, setOpen] = useState(props.isOpenAtFirst === true);
  return (
    <details
      className="disclosure"
      open={open}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>
        <span className="disclosure-mark">
          <ChevronRightIcon label="" size="small" />
        </span>
        <span className="disclosure-title">{props.title}</span>
        {props.aside !== undefined && <span className="disclosure-count">{props.aside}</span>}
      </summary>
      {open && <div className="disclosure-body">{props.children}</div>}
    </details>
  );
}
