import Checkbox from '@atlaskit/checkbox';
import type { RepositoryPage } from '../api/answers';

/** Which of the workspace's destinations get this repository's SBOMs. */
export function DestinationChoice(props: {
  destinations: RepositoryPage['destinations'];
  chosen: readonly string[] | undefined;
  onChange: (chosen: readonly string[] | undefined) => void;
}) {
  const { destinations, chosen, onChange } = props;
  const ids = destinations.map(({ id }) => id);
  return (
    <fieldset className="choice">
      <legend>Send to</legend>
      <Checkbox
        label="Every destination that is switched on"
        isChecked={chosen === undefined}
        onChange={(event) => {
          onChange(event.target.checked ? undefined : ids);
        }}
      />
      {chosen !== undefined &&
        destinations.map(({ id, name, enabled }) => (
          <Checkbox
            key={id}
            label={enabled ? name : `${name} (switched off)`}
            isChecked={chosen.includes(id)}
            onChange={(event) => {
              const others = chosen.filter((other) => other !== id);
              onChange(event.target.checked ? [...others, id] : others);
            }}
          />
        ))}
    </fieldset>
  );
}
