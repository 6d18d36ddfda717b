import Button from '@atlaskit/button/new';
import { useState } from 'react';
import { plural } from '../plural';
import type { ImportView } from './use-import';

const FIRST = 10;

/** The repositories of which not everything arrived, each with why and a way to it. */
export function ImportFailures(props: {
  view: ImportView;
  /** Absent while the import is under way. */
  onRetry?: (() => Promise<void>) | undefined;
}) {
  const { failures, counts } = props.view;
  const [isAll, setAll] = useState(false);
  const [isStarting, setStarting] = useState(false);
  const { onRetry } = props;
  if (counts.failed === 0) return null;
  const shown = isAll ? failures : failures.slice(0, FIRST);
  const unlisted = counts.failed - failures.length;
  return (
    <div className="import-failures">
      <h3 className="import-heading">
        {plural(counts.failed, 'repository', 'repositories')} failed
      </h3>
      <ul>
        {shown.map(({ repository, fullName, ref, problem }) => (
          <li key={repository}>
            <a href={addressOf(fullName)} target="_blank" rel="noopener noreferrer">
              {fullName}
            </a>
            {ref !== undefined && <span className="subtle"> {ref}</span>}
            <p>
              {problem.sentence} <span className="subtle">{problem.next}</span>{' '}
              <code>{problem.code}</code>
            </p>
          </li>
        ))}
      </ul>
      {unlisted > 0 && isAll && (
        <p className="subtle">
          {plural(unlisted, 'other is', 'others are')} not listed. Another import looks at them
          again.
        </p>
      )}
      <div className="buttons">
        {shown.length < failures.length && (
          <Button
            onClick={() => {
              setAll(true);
            }}
          >
            Show all {failures.length.toLocaleString()}
          </Button>
        )}
        {onRetry && (
          <Button
            isLoading={isStarting}
            onClick={() => {
              setStarting(true);
              void onRetry().finally(() => {
                setStarting(false);
              });
            }}
          >
            Retry failed
          </Button>
        )}
      </div>
    </div>
  );
}

function addressOf(fullName: string): string {
  return `https://bitbucket.org/${fullName.split('/').map(encodeURIComponent).join('/')}`;
}
