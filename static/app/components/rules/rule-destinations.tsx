import { DestinationChoice, type Destination } from '../destinations/destination-choice';

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
