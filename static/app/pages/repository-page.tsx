import Button from '@atlaskit/button/new';
import { useCallback } from 'react';
import { callResolver } from '../api/call-resolver';
import { useLoaded } from '../api/use-loaded';
import { NotThereYet } from '../components/not-there-yet';
import { PageTitle } from '../components/page-title';
import { ProblemMessage } from '../components/problem-message';
import { NoSboms } from '../components/repository-page/no-sboms';
import { RepositorySboms } from '../components/repository-page/repository-sboms';
import '../components/repository-page/repository-page.css';

const WORDS = { title: 'SBOMs', intro: 'What your SBOM platforms hold of this repository.' };

/** The SBOMs of one repository, for everybody who may read it: `bitbucket:repoMainMenuPage`. */
export function RepositoryPage(props: { repository: string }) {
  const { repository } = props;
  const load = useCallback(() => callResolver('getRepositorySboms', { repository }), [repository]);
  const { state, failure, reload } = useLoaded(load);
  if (!state?.ok) return <NotThereYet {...WORDS} refusal={state} onRetry={reload} />;
  const holdings = state.data;
  return (
    <div className="page repository-page">
      <div className="repository-header">
        <PageTitle {...WORDS} />
        <Button onClick={reload}>Refresh</Button>
      </div>
      {failure && <ProblemMessage refusal={failure} onRetry={reload} />}
      {holdings.files.length === 0 ? (
        <NoSboms holdings={holdings} />
      ) : (
        <RepositorySboms repository={repository} holdings={holdings} />
      )}
    </div>
  );
}
