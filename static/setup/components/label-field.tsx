import CrossIcon from '@atlaskit/icon/core/cross';
import { useState } from 'react';
import { TextField } from '../../app/components/text-field';
import { addLabels } from './labels';

/** Labels as chips: Enter or a comma adds what is typed, a chip's button takes it away. */
export function LabelField(props: {
  labels: readonly string[];
  error?: string | undefined;
  onChange: (labels: readonly string[]) => void;
}) {
  const { labels } = props;
  const [typed, setTyped] = useState('');
  const add = (text: string): void => {
    props.onChange(addLabels(labels, text));
    setTyped('');
  };
  return (
    <div
      className="label-field"
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || typed.trim() === '') return;
        // The form is not sent by it.
        event.preventDefault();
        add(typed);
      }}
      onBlur={() => {
        if (typed.trim() !== '') add(typed);
      }}
    >
      <TextField
        label="Labels"
        help="To find it by in the list. Press Enter after each."
        placeholder="production"
        error={props.error}
        maxLength={200}
        value={typed}
        onChange={(text) => {
          if (text.includes(',')) add(text);
          else setTyped(text);
        }}
      />
      {labels.length > 0 && (
        <ul className="chips" aria-label="Labels">
          {labels.map((label) => (
            <li key={label} className="chip">
              <span>{label}</span>
              <button
                type="button"
                aria-label={`Remove label ${label}`}
                onClick={() => {
                  props.onChange(labels.filter((other) => other !== label));
                }}
              >
                <CrossIcon label="" size="small" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
