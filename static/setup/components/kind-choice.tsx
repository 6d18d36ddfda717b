import { useId } from 'react';
import { KINDS, kindWords, type Kind } from '../words';

/** The kinds of connection as cards of one radio group: arrow keys go from card to card. */
export function KindChoice(props: { value: Kind; onChange: (kind: Kind) => void }) {
  const name = useId();
  return (
    <fieldset className="kind-cards">
      <legend>How does this host reach Bitbucket?</legend>
      {KINDS.map((kind) => (
        <label key={kind} className="kind-card">
          <input
            type="radio"
            name={name}
            checked={kind === props.value}
            aria-describedby={`${name}-${kind}`}
            aria-label={kindWords(kind).name}
            onChange={() => {
              props.onChange(kind);
            }}
          />
          <span>
            <strong>{kindWords(kind).name}</strong>
            <span className="subtle" id={`${name}-${kind}`}>
              {kindWords(kind).purpose}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
