import { TextField } from '../../app/components/text-field';
import type { FormParts } from './form-parts';

/** The workspace by its slug; this connection never reaches another one. */
export function WorkspaceField({ draft, errors, change }: FormParts) {
  return (
    <TextField
      label="Workspace"
      isRequired
      help="As in its address: acme in bitbucket.org/acme. The connection reaches this workspace alone."
      placeholder="acme"
      maxLength={128}
      value={draft.workspace}
      error={errors['workspace']}
      onChange={(workspace) => {
        change({ workspace });
      }}
    />
  );
}
