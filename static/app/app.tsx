import { loadPanelContext, type PanelContext } from './api/panel-context';
import { useLoaded } from './api/use-loaded';
import { later } from './components/later';
import { Loading } from './components/loading';
import { NotThereYet } from './components/not-there-yet';

const RepositorySettingsPage = later(
  async () => (await import('./pages/repository-settings')).RepositorySettingsPage,
);
const PullRequestPage = later(async () => (await import('./pages/pull-request')).PullRequestPage);
const CodeFilePage = later(async () => (await import('./pages/code-file')).CodeFilePage);
const RepositoryPage = later(async () => (await import('./pages/repository-page')).RepositoryPage);
const WorkspaceSettingsPage = later(
  async () => (await import('./pages/workspace-settings')).WorkspaceSettingsPage,
);

/** One bundle, several places in Bitbucket: the module key says which page is wanted. */
export function App() {
  const { state, reload } = useLoaded(loadPanelContext);
  if (state === undefined) return <Loading />;
  if (!state.ok) return <NotThereYet title="SBOM Bridge" refusal={state} onRetry={reload} />;
  return <Page context={state.data} />;
}

function Page(props: { context: PanelContext }) {
  const { moduleKey, repository, pullRequest, file } = props.context;
  if (repository !== undefined) {
    if (moduleKey === 'repository-settings')
      return <RepositorySettingsPage repository={repository} />;
    if (moduleKey === 'repository-page') return <RepositoryPage repository={repository} />;
    if (moduleKey === 'code-file' && file !== undefined) {
      return <CodeFilePage repository={repository} file={file} />;
    }
    if (moduleKey === 'pull-request' && pullRequest !== undefined) {
      return <PullRequestPage repository={repository} pullRequest={pullRequest} />;
    }
  }
  return <WorkspaceSettingsPage />;
}
