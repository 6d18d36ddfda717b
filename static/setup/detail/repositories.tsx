import { useId } from 'react';
import { plural } from '../../app/components/plural';
import type { DetailView } from '../../../host/setup/contract/views';
import { ProblemNote } from '../components/problem-note';
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
      {isAtWork && (state === 'running' || state === 'waiting') && <Progress index={index} />}
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

function Progress({ index: { done, total } }: { index: DetailView['index'] }) {
  const id = useId();
  const text =
    total === undefined
      ? `Listing repositories: ${done.toLocaleString()} so far`
      : `Listing repositories: ${done.toLocaleString()} of ${total.toLocaleString()}`;
  return (
    <div className="progress">
      <label htmlFor={id}>{text}</label>
      <progress id={id} {...(total !== undefined && { max: Math.max(total, 1), value: done })} />
    </div>
  );
}
