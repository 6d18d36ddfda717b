import Button from '@atlaskit/button/new';
import { useCallback, useMemo, useState } from 'react';
import { previewDocuments } from '../../../../src/contract/preview';
import { callResolver } from '../../api/call-resolver';
import { useLoaded } from '../../api/use-loaded';
import { Loading } from '../loading';
import { ProblemMessage } from '../problem-message';
import type { Branches } from './use-branches';
import './branches.css';

const SHOWN_AT_ONCE = 10;

type Head = Branches['branches'][number];

/** The files that the patterns on screen find at the head of a branch, and their products. */
export function DocumentMatches(props: {
  repository: string;
  fullName: string;
  head: Head;
  patterns: readonly string[];
  excludes: readonly string[];
  productTemplate: string;
}) {
  const { repository, fullName, head, patterns, excludes, productTemplate } = props;
  const { hash } = head;
  const [showsAll, setShowsAll] = useState(false);
  // One listing; what is typed is tried on it here.
  const load = useCallback(
    () => callResolver('listFiles', { repository, commit: hash }),
    [repository, hash],
  );
  const { state, reload } = useLoaded(load);
  const paths = state?.ok === true ? state.data.paths : undefined;
  const selection = JSON.stringify({ patterns, excludes, productTemplate });
  const found = useMemo(() => {
    const asked = JSON.parse(selection) as Parameters<typeof previewDocuments>[1];
    return previewDocuments(paths ?? [], asked, fullName);
  }, [paths, selection, fullName]);
  const shown = showsAll ? found : found.slice(0, SHOWN_AT_ONCE);
  return (
    <div className="matches" aria-live="polite">
      <p>
        <strong>Matches now on</strong> <code>{head.name}</code>
        {state?.ok === true && <span className="subtle">: {counted(found.length)}</span>}
      </p>
      {state === undefined && <Loading />}
      {state?.ok === false && <ProblemMessage refusal={state} onRetry={reload} />}
      {found.length > 0 && (
        <ul>
          {shown.map(({ path, product }) => (
            <li key={path}>
              <code>{path}</code> <span className="subtle">as product {product}</span>
            </li>
          ))}
        </ul>
      )}
      {state?.ok === true && found.length === 0 && (
        <p className="subtle">
          Nothing on this branch would be forwarded. Commit an SBOM, or change the patterns.
        </p>
      )}
      {state?.ok === true && !state.data.complete && (
        <p className="subtle">
          Only the first {state.data.paths.length.toLocaleString()} files could be looked at; there
          may be more.
        </p>
      )}
      {shown.length < found.length && (
        <div className="buttons">
          <Button
            onClick={() => {
              setShowsAll(true);
            }}
          >
            Show all {found.length.toLocaleString()} files
          </Button>
        </div>
      )}
    </div>
  );
}

function counted(count: number): string {
  return `${count.toLocaleString()} ${count === 1 ? 'file' : 'files'}`;
}
