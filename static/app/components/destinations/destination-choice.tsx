import Checkbox from '@atlaskit/checkbox';
import { FieldError } from '../field';

/** As the workspace has it. */
export interface Destination {
  readonly id: string;
  readonly name: string;
  readonly enabled: boolean;
}

/** Which of the destinations get something: chosen ones, or what holds where none are. */
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
        destinations.map(({ id, name, enabled }) => (
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
