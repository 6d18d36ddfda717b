import { useState } from 'react';
import { Section } from '../section';
import { ComponentSection } from './component-section';
import { CurrentTable } from './current-table';
import { HistorySection } from './history-section';
import { choiceKey, choicesOf, newestOf, type Holdings } from './holdings';
import { counted } from '../words';

/** The current SBOMs, and what is in the one that is chosen. */
export function RepositorySboms(props: { repository: string; holdings: Holdings }) {
  const { repository, holdings } = props;
  const [chosenKey, setChosenKey] = useState<string>();
  const choices = choicesOf(holdings);
  // What was chosen may be replaced by the time the page is refreshed.
  const chosen = choices.find((choice) => choiceKey(choice) === chosenKey) ?? newestOf(choices);
  const { waiting, enabled, excluded, complete } = holdings;
  return (
    <>
      <Section
        title="Current SBOMs"
        intro="The newest SBOM of each file that arrived, by environment. Choose one to see what is in it."
      >
        {!enabled && (
          <p className="subtle">
            SBOM Bridge is switched off for this repository: nothing new arrives.
          </p>
        )}
        {enabled && excluded && (
          <p className="subtle">The workspace leaves this repository out: nothing new arrives.</p>
        )}
        {waiting > 0 && (
          <p className="subtle">{counted(waiting, 'SBOM is', 'SBOMs are')} on the way.</p>
        )}
        <CurrentTable
          choices={choices}
          chosen={chosen}
          onChoose={(choice) => {
            setChosenKey(choiceKey(choice));
          }}
        />
        {!complete && (
          <p className="subtle">Only SBOMs of the 1,000 newest deliveries are shown.</p>
        )}
      </Section>
      {chosen && (
        <>
          <ComponentSection
            key={`${chosen.document.commit} ${chosen.file.path}`}
            repository={repository}
            choice={chosen}
          />
          <HistorySection file={chosen.file} />
        </>
      )}
    </>
  );
}
