import Lozenge from '@atlaskit/lozenge';
import { date } from '../words';
import { stateWords, reasonOf, type CoverageRow } from './coverage-words';
import { TakePartButton } from './take-part-button';
import type { ChangeScope } from './take-part-button';

/** One line a repository: whether its SBOM is where it belongs. */
export function CoverageTable(props: {
  rows: readonly CoverageRow[];
  changeScope: ChangeScope;
  onChanged: () => void;
}) {
  return (
    <table className="coverage stacked">
      <thead>
        <tr>
          <th scope="col">Repository</th>
          <th scope="col">State</th>
          <th scope="col">Last delivered</th>
          <th scope="col">
            <span className="visually-hidden">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={row.repository}>
            <th scope="row" className="coverage-name">
              {row.fullName}
              {row.project !== undefined && <span className="subtle"> {row.project}</span>}
            </th>
            <td data-label="State">
              <Lozenge appearance={stateWords(row.state).appearance}>
                {stateWords(row.state).label}
              </Lozenge>
              <Reason row={row} />
            </td>
            <td data-label="Last delivered">
              {row.deliveredAt === undefined ? (
                <span className="subtle">Never</span>
              ) : (
                <time dateTime={new Date(row.deliveredAt).toISOString()}>
                  {date(row.deliveredAt)}
                </time>
              )}
            </td>
            <td className="coverage-actions">
              {row.excludedBy !== 'repository' && (
                <TakePartButton
                  row={row}
                  changeScope={props.changeScope}
                  onChanged={props.onChanged}
                />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Reason(props: { row: CoverageRow }) {
  const { line, code } = reasonOf(props.row);
  return (
    <p className="coverage-reason">
      {line}
      {code !== undefined && (
        <>
          {' '}
          <code>{code}</code>
        </>
      )}
    </p>
  );
}
