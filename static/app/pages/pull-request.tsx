import '../components/pull-request/pull-request.css';
import Button from '@atlaskit/button/new';
import { useCallback } from 'react';
import type { CallAnswer } from '../../../src/contract/resolvers';
import { callResolver } from '../api/call-resolver';
import { useLoaded } from '../api/use-loaded';
import { Loading } from '../components/loading';
import { ProblemMessage } from '../components/problem-message';
import { countChanges, countDocuments } from '../components/pull-request/change-words';
import { DocumentCard } from '../components/pull-request/document-card';
import { MergeNote } from '../components/pull-request/merge-note';
import { ReasonNote } from '../components/reason-note';
import { plural } from '../components/plural';

type Comparison = CallAnswer<'comparePullRequest'>;

/** What a pull request changes in the SBOMs: `bitbucket:repoPullRequestOverviewPanel`. */
export function PullRequestPage(props: { repository: string; pullRequest: number }) {
  const { repository, pullRequest } = props;
  const load = useCallback(
    () => callResolver('comparePullRequest', { repository, pullRequest }),
    [repository, pullRequest],
  );
  const { state, failure, reload } = useLoaded(load);
  if (!state) return <Loading />;
  return (
    <div className="page pull-request">
      {state.ok ? (
        <>
          {failure && <ProblemMessage refusal={failure} onRetry={reload} />}
          <Changes comparison={state.data} />
          <div className="buttons">
            <Button onClick={reload}>Refresh</Button>
          </div>
        </>
      ) : (
        <ProblemMessage refusal={state} onRetry={reload} />
      )}
    </div>
  );
}

function Changes(props: { comparison: Comparison }) {
  const { comparison } = props;
  const { documents, problem, more, merging } = comparison;
  const changes = countChanges(documents);
  return (
    <>
      <div className="pull-request-summary" aria-live="polite">
        {documents.length > 0 && (
          <p>
            <strong>{countDocuments(documents)}.</strong>
            {changes !== '' && ` ${changes}.`}
          </p>
        )}
        <MergeNote comparison={comparison} />
      </div>
      {problem && <ReasonNote reason={problem} look="neutral" />}
      {documents.length === 0 && !problem && (
        <div className="empty">
          <p>
            <strong>No SBOM changes</strong>
          </p>
          <p>
            As soon as a commit here adds, changes or removes an SBOM file, this panel compares it
            with <code>{merging.branch}</code>.
          </p>
        </div>
      )}
      {documents.length > 0 && (
        <ul className="compared-list">
          {documents.map((document) => (
            <DocumentCard key={`${document.kind} ${document.path}`} document={document} />
          ))}
        </ul>
      )}
      {more > 0 && (
        <p className="subtle">
          and {plural(more, 'more SBOM file')}, not compared here. The merge looks at all of them.
        </p>
      )}
    </>
  );
}
