import { lazy, Suspense } from 'react';
import { loadPanelContext } from './api/panel-context';
import { useLoaded } from './api/use-loaded';
import { Loading } from './components/loading';
import { ProblemPage } from './components/problem-page';

const RepositorySettingsPage = lazy(async () => ({
  default: (await import('./pages/repository-settings')).RepositorySettingsPage,
}));
const WorkspaceSettingsPage = lazy(async () => ({
  default: (await import('./pages/workspace-settings')).WorkspaceSettingsPage,
}));

/** One bundle, several places in Bitbucket: the module key says which page is wanted. */
export function App() {
  const { state, reload } = useLoaded(loadPanelContext);
  if (state === undefined) return <Loading />;
  if (!state.ok) return <ProblemPage refusal={state} onRetry={reload} />;
  const { moduleKey, repository } = state.data;
  return (
    <Suspense fallback={<Loading />}>
      {moduleKey === 'repository-settings' && repository !== undefined ? (
        <RepositorySettingsPage repository={repository} />
      ) : (
        <WorkspaceSettingsPage />
      )}
    </Suspense>
  );
}
