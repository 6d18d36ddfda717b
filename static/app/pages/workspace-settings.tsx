import { useWorkspace } from '../components/destinations/use-workspace';
import { later } from '../components/later';
import { NotThereYet } from '../components/not-there-yet';
import { PageTitle } from '../components/page-title';
import { Tabs } from '../components/tabs';
import { WorkspaceForm } from '../settings/workspace-form';

const CoveragePanel = later(
  async () => (await import('../components/repositories/coverage-panel')).CoveragePanel,
);

const ImportPanel = later(
  async () => (await import('../components/import/import-panel')).ImportPanel,
);
const HealthPanel = later(
  async () => (await import('../components/health/health-panel')).HealthPanel,
);
const AuditPanel = later(async () => (await import('../components/health/audit-panel')).AuditPanel);

const WORDS = {
  title: 'SBOM Bridge',
  intro: 'Settings for every repository that doesn’t have its own.',
};

/** The settings of the workspace: `bitbucket:workspaceSettingsMenuPage`. */
export function WorkspaceSettingsPage() {
  const access = useWorkspace();
  const { state, reload } = access;
  if (!state?.ok) return <NotThereYet {...WORDS} refusal={state} onRetry={reload} />;
  const page = state.data;
  return (
    <div className="page">
      <PageTitle {...WORDS} />
      <Tabs
        label="Workspace settings"
        tabs={[
          {
            key: 'settings',
            label: 'Settings',
            content: <WorkspaceForm page={page} access={access} />,
          },
          {
            key: 'repositories',
            label: 'Repositories',
            content: <CoveragePanel page={page} access={access} />,
          },
          { key: 'import', label: 'Import', content: <ImportPanel /> },
          { key: 'health', label: 'Health', content: <HealthPanel /> },
          { key: 'audit', label: 'Audit log', content: <AuditPanel /> },
        ]}
      />
    </div>
  );
}
