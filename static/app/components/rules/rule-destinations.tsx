import Checkbox from '@atlaskit/checkbox';
import { FieldError } from '../field';

/** As the workspace has it. */
export interface Destination {
  readonly id: string;
  readonly name: string;
  readonly enabled: boolean;
}

/** Names of what a rule chooses; one that is gone keeps its id. Undefined where it chooses none. */
export function namesOf(
  chosen: readonly string[] | undefined,
  all: readonly Destination[],
): string[] | undefined {
  return chosen?.map((id) => all.find((one) => one.id === id)?.name ?? id);
}

/** Which destinations get what one rule sends. Where there is no choice, nothing is shown. */
export function RuleDestinations(props: {
  own: 'repository' | 'workspace';
  all: readonly Destination[];
  chosen: readonly string[] | undefined;
  isDisabled: boolean;
  error: string | undefined;
  onChange: (chosen: readonly string[] | undefined) => void;
}) {
  const { all, chosen, isDisabled, onChange } = props;
  if (all.length < 2 && chosen === undefined) return null;
  const gone = (chosen ?? []).filter((id) => all.every((one) => one.id !== id));
  const choices = [...all, ...gone.map((id) => ({ id, name: `${id} (removed)`, enabled: true }))];
  return (
    <fieldset className="choice">
      <legend>Send to</legend>
      <Checkbox
        label={
          props.own === 'repository'
            ? 'The destinations of this repository'
            : 'The destinations of each repository'
        }
        isChecked={chosen === undefined}
        isDisabled={isDisabled}
        onChange={(event) => {
          onChange(event.target.checked ? undefined : all.map(({ id }) => id));
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
      {props.error !== undefined && <FieldError text={props.error} />}
    </fieldset>
  );
}
