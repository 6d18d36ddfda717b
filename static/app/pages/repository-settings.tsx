import { useCallback } from 'react';
import { callResolver } from '../api/call-resolver';
import { useLoaded } from '../api/use-loaded';
import { Loading } from '../components/loading';
import { ProblemPage } from '../components/problem-page';
import { RepositoryForm } from '../settings/repository-form';

/** The settings of one repository: `bitbucket:repoSettingsMenuPage`. */
export function RepositorySettingsPage(props: { repository: string }) {
  const { repository } = props;
  const load = useCallback(() => callResolver('getRepositoryPage', { repository }), [repository]);
  const { state, reload } = useLoaded(load);
  if (!state) return <Loading />;
  if (!state.ok) return <ProblemPage refusal={state} onRetry={reload} />;
  return <RepositoryForm page={state.data} load={load} />;
}
