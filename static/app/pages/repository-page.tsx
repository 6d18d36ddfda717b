import Button from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import { useCallback } from 'react';
import { callResolver } from '../api/call-resolver';
import { useLoaded } from '../api/use-loaded';
import { Loading } from '../components/loading';
import { ProblemPage } from '../components/problem-page';
import { NoSboms } from '../components/repository-page/no-sboms';
import { RepositorySboms } from '../components/repository-page/repository-sboms';
import '../components/repository-page/repository-page.css';

/** The SBOMs of one repository, for everybody who may read it: `bitbucket:repoMainMenuPage`. */
export function RepositoryPage(props: { repository: string }) {
  const { repository } = props;
  const load = useCallback(() => callResolver('getRepositorySboms', { repository }), [repository]);
  const { state, reload } = useLoaded(load);
  if (!state) return <Loading />;
  if (!state.ok) return <ProblemPage refusal={state} onRetry={reload} />;
  const holdings = state.data;
  return (
    <div className="page repository-page">
      <div className="repository-header">
        <div>
          <Heading size="large" as="h1">
            SBOMs
          </Heading>
          <p className="intro">What your SBOM platforms hold of this repository.</p>
        </div>
        <Button onClick={reload}>Refresh</Button>
      </div>
      {holdings.files.length === 0 ? (
        <NoSboms holdings={holdings} />
      ) : (
        <RepositorySboms repository={repository} holdings={holdings} />
      )}
    </div>
  );
}
