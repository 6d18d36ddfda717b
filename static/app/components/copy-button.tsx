import Button from '@atlaskit/button/new';
import CopyIcon from '@atlaskit/icon/core/copy';
import { useRef, useState } from 'react';

/** Copies a text; where the browser does not let it, selects the field, for the reader to copy. */
export function CopyButton(props: { text: string; autoFocus?: boolean }) {
  const { text } = props;
  const [result, setResult] = useState<{ text: string; message: string }>();
  const place = useRef<HTMLDivElement>(null);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setResult({ text, message: 'Copied.' });
    } catch {
      place.current?.parentElement?.querySelector('input')?.select();
      setResult({ text, message: 'Selected: copy it with your keyboard.' });
    }
  };
  return (
    <div className="copy" ref={place}>
      <Button
        iconBefore={CopyIcon}
        autoFocus={props.autoFocus === true}
        onClick={() => void copy()}
      >
        Copy
      </Button>
      <span aria-live="polite" className="subtle">
        {result?.text === text && result.message}
      </span>
    </div>
  );
}
