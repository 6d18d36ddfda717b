import type { HistoryPoint } from './holdings';
import { dateTime, scoreText } from '../words';

/** The same as the lines above it, the newest first. */
export function HistoryTable(props: { history: readonly HistoryPoint[] }) {
  return (
    <table className="stacked">
      <thead>
        <tr>
          <th scope="col">Sent</th>
          <th scope="col">Version</th>
          <th scope="col">Commit</th>
          <th scope="col" className="figure">
            Components
          </th>
          <th scope="col" className="figure">
            Quality
          </th>
        </tr>
      </thead>
      <tbody>
        {props.history.toReversed().map(({ sentAt, version, commit, components, score }, index) => (
          <tr key={index}>
            <td>
              <time dateTime={new Date(sentAt).toISOString()}>{dateTime(sentAt)}</time>
            </td>
            <td data-label="Version">
              {version === '' ? <span className="subtle">None</span> : version}
            </td>
            <td data-label="Commit">
              <code>{commit.slice(0, 7)}</code>
            </td>
            <td data-label="Components" className="figure">
              {components.toLocaleString()}
            </td>
            <td data-label="Quality" className="figure">
              {score === undefined ? <span className="subtle">Not scored</span> : scoreText(score)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
