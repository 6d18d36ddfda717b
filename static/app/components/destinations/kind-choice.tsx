import Button from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import { useEffect, useId, useRef } from 'react';
import { KINDS, wordsOf, type Kind } from './destination-words';

/** The kinds of destination, each with what it is for. */
export function KindChoice(props: { onChoose: (kind: Kind) => void; onCancel: () => void }) {
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    first.current?.focus();
  }, []);
  const titleId = useId();
  return (
    <section className="card kind-choice" aria-labelledby={titleId}>
      <Heading size="small" as="h3" id={titleId}>
        Where do SBOMs go?
      </Heading>
      <ul className="kinds">
        {KINDS.map((kind, index) => (
          <li key={kind}>
            <button
              type="button"
              className="kind"
              ref={index === 0 ? first : undefined}
              onClick={() => {
                props.onChoose(kind);
              }}
            >
              <strong>{wordsOf(kind).name}</strong>
              <span className="subtle">{wordsOf(kind).description}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className="buttons">
        <Button appearance="subtle" onClick={props.onCancel}>
          Cancel
        </Button>
      </div>
    </section>
  );
}
