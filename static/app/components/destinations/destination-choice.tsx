import Checkbox from '@atlaskit/checkbox';
import { useState } from 'react';
import { FieldError } from '../field';

/** As the workspace has it. */
export interface Destination {
  readonly id: string;
  readonly name: string;
  readonly enabled: boolean;
}

/**
 * Which of the destinations get something: chosen ones, or what holds where none are. One that is
 * chosen and was removed is shown by its id, so that it can be taken back.
 */
export function DestinationChoice(props: {
  destinations: readonly Destination[];
  /** Ids; undefined: what `unchosen` says. */
  chosen: readonly string[] | undefined;
  unchosen: string;
  isDisabled?: boolean;
  error?: string | undefined;
  onChange: (chosen: readonly string[] | undefined) => void;
}) {
  const { destinations, chosen, isDisabled = false, error, onChange } = props;
  const isGone = (id: string) => destinations.every((one) => one.id !== id);
  // What is taken back stays in its place, where the focus is.
  const [before] = useState(chosen ?? []);
  const gone = [...new Set([...before, ...(chosen ?? [])])].filter(isGone);
  const choices = [
    ...destinations,
    ...gone.map((id) => ({ id, name: `${id} (removed)`, enabled: true })),
  ];
  return (
    <fieldset className="choice">
      <legend>Send to</legend>
      <Checkbox
        label={props.unchosen}
        isChecked={chosen === undefined}
        isDisabled={isDisabled}
        onChange={(event) => {
          onChange(event.target.checked ? undefined : destinations.map(({ id }) => id));
        }}
      />
      {chosen !== undefined &&
        choices.map(({ id, name, enabled }) => (
          <Checkbox
            key={id}
            label={enabled ? name : `${name} (switched off)`}
            isChecked={chosen.includes(id)}
            isDisabled={isDisabled}
            onChange={(event) => {
              const others = chosen.filter((other) => other !== id);
              onChange(event.target.checked ? [...others, id] : others);
            }}
          />
        ))}
      {error !== undefined && <FieldError text={error} />}
    </fieldset>
  );
}
