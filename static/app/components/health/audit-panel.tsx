import Button from '@atlaskit/button/new';
import { Loading } from '../loading';
import { ProblemMessage } from '../problem-message';
import { Section } from '../section';
import { dateTime } from '../words';
import { changeOf } from './audit-words';
import { useAudit } from './use-audit';
import './health.css';

/** Who changed what, when; never what a secret was changed to. */
export function AuditPanel() {
  const { entries, hasMore, refusal, isLoading, more, retry } = useAudit();
  return (
    <Section
      title="Audit log"
      intro="Changes to the settings of the workspace and its repositories."
    >
      {entries === undefined && refusal === undefined && <Loading />}
      {entries?.length === 0 && (
        <div className="empty">
          <p>
            <strong>Nothing was changed yet</strong>
          </p>
          <p>Each saved change appears here with who made it.</p>
        </div>
      )}
      {entries !== undefined && entries.length > 0 && (
        <table className="audit stacked">
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">Who</th>
              <th scope="col">Where</th>
              <th scope="col">What</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.id}>
                <td data-label="When">
                  <time dateTime={new Date(entry.at).toISOString()}>{dateTime(entry.at)}</time>
                </td>
                <td data-label="Who">{entry.name ?? <code>{entry.accountId}</code>}</td>
                <td data-label="Where">{entry.repository ?? 'Workspace'}</td>
                <td data-label="What">{changeOf(entry)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {refusal && (
        <ProblemMessage refusal={refusal} onRetry={entries === undefined ? retry : more} />
      )}
      {hasMore && (
        <Button isLoading={isLoading} onClick={more}>
          Show more
        </Button>
      )}
    </Section>
  );
}
