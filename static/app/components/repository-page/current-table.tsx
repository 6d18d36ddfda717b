import Lozenge from '@atlaskit/lozenge';
import { choiceKey, type Choice } from './holdings';
import { dateTime, list, scoreText } from '../words';

/** One row for each SBOM that destinations hold, under its environment. */
export function CurrentTable(props: {
  choices: readonly Choice[];
  chosen: Choice | undefined;
  onChoose: (choice: Choice) => void;
}) {
  const { choices, chosen } = props;
  const environments = [...new Set(choices.map(({ file }) => file.environment))];
  const chosenKey = chosen && choiceKey(chosen);
  return (
    <table className="current-sboms stacked">
      <thead>
        <tr>
          <th scope="col">SBOM</th>
          <th scope="col" className="figure">
            Components
          </th>
          <th scope="col" className="figure">
            Quality
          </th>
          <th scope="col">Sent</th>
          <th scope="col">Held by</th>
        </tr>
      </thead>
      {environments.map((environment) => (
        <tbody key={environment}>
          <tr className="environment-row">
            <th scope="rowgroup" colSpan={5} className="name">
              {environment}
            </th>
          </tr>
          {choices
            .filter(({ file }) => file.environment === environment)
            .map((choice) => (
              <SbomRow
                key={choiceKey(choice)}
                choice={choice}
                isChosen={choiceKey(choice) === chosenKey}
                onChoose={() => {
                  props.onChoose(choice);
                }}
              />
            ))}
        </tbody>
      ))}
    </table>
  );
}

function SbomRow(props: { choice: Choice; isChosen: boolean; onChoose: () => void }) {
  const { choice, isChosen } = props;
  const { file, document } = choice;
  const { version, components, score, sentAt, ref, commit, destinations } = document;
  const isBehind = document !== file.documents[0];
  return (
    <tr className={isChosen ? 'chosen' : undefined}>
      <td>
        <button
          type="button"
          className="sbom-choice"
          aria-pressed={isChosen}
          onClick={props.onChoose}
        >
          {file.path}
        </button>
        {isBehind && (
          <>
            {' '}
            <Lozenge appearance="moved">Older</Lozenge>
          </>
        )}
        <div className="second-line">
          {file.product}
          {version !== '' && ` ${version}`}
        </div>
      </td>
      <td data-label="Components" className="figure">
        {components.toLocaleString()}
      </td>
      <td data-label="Quality" className="figure">
        {score === undefined ? (
          <span className="subtle">Not scored</span>
        ) : (
          <>
            {scoreText(score)}
            <span className="subtle"> of 10</span>
          </>
        )}
      </td>
      <td data-label="Sent">
        <time dateTime={new Date(sentAt).toISOString()}>{dateTime(sentAt)}</time>
        <div className="second-line">
          <code>{ref}</code> {commit.slice(0, 7)}
        </div>
      </td>
      <td data-label="Held by" className="name">
        {list(destinations)}
      </td>
    </tr>
  );
}
