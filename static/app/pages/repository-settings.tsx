import { useCallback } from 'react';
import { callResolver } from '../api/call-resolver';
import { useLoaded } from '../api/use-loaded';
import { NotThereYet } from '../components/not-there-yet';
import { RepositoryForm } from '../settings/repository-form';

/** The settings of one repository: `bitbucket:repoSettingsMenuPage`. */
export function RepositorySettingsPage(props: { repository: string }) {
  const { repository } = props;
  const load = useCallback(() => callResolver('getRepositoryPage', { repository }), [repository]);
  const { state, reload } = useLoaded(load);
  if (!state?.ok) {
    return (
      <NotThereYet
        title="SBOM Bridge"
        intro="Forwards the SBOMs of this repository to your SBOM platform."
        refusal={state}
        onRetry={reload}
      />
    );
  }
  return <RepositoryForm page={state.data} load={load} />;
}
