import { useWorkspace } from '../components/destinations/use-workspace';
import { Loading } from '../components/loading';
import { ProblemPage } from '../components/problem-page';
import { WorkspaceForm } from '../settings/workspace-form';

/** The settings of the workspace: `bitbucket:workspaceSettingsMenuPage`. */
export function WorkspaceSettingsPage() {
  const access = useWorkspace();
  const { state, reload } = access;
  if (!state) return <Loading />;
  if (!state.ok) return <ProblemPage refusal={state} onRetry={reload} />;
  return <WorkspaceForm page={state.data} access={access} />;
}
