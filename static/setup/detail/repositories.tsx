import { plural } from '../../app/components/plural';
import type { DetailView } from '../../../host/setup/contract/views';
import { ProblemNote } from '../components/problem-note';
import { ProgressBar } from '../components/progress-bar';
import { dateTime } from '../words';
import { RepositoryTable } from './repository-table';

/** The repositories of the workspace as this host knows them, and how far it is with listing them. */
export function Repositories({ detail }: { detail: DetailView }) {
  const { index, connection } = detail;
  const { state, repositories, at, problem } = index;
  const isAtWork = connection.status === 'connected';
  return (
    <div className="section">
      {problem && <ProblemNote problem={problem} />}
      {isAtWork && (state === 'running' || state === 'waiting') && (
        <ProgressBar what="Listing repositories" progress={index} />
      )}
      {!isAtWork && state === 'waiting' && (
        <p className="subtle">Repositories are listed while the connection works.</p>
      )}
      {state === 'done' && (
        <p className="subtle">
          {plural(repositories.length, 'repository', 'repositories')}
          {at !== undefined && `, listed ${dateTime(at)}`}
        </p>
      )}
      {repositories.length > 0 && <RepositoryTable repositories={repositories} />}
      {state === 'done' && repositories.length === 0 && (
        <div className="empty">
          <p>
            <strong>No repository yet</strong>
          </p>
          <p>This workspace has none that the credential may read.</p>
        </div>
      )}
    </div>
  );
}
