import { DestinationChoice, type Destination } from '../destinations/destination-choice';

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
  const { all, chosen } = props;
  if (all.length < 2 && chosen === undefined) return null;
  return (
    <DestinationChoice
      destinations={all}
      chosen={chosen}
      unchosen={
        props.own === 'repository'
          ? 'The destinations of this repository'
          : 'The destinations of each repository'
      }
      isDisabled={props.isDisabled}
      error={props.error}
      onChange={props.onChange}
    />
  );
}
