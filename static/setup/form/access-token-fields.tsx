import { TextField } from '../../app/components/text-field';
import { Steps } from '../components/steps';
import { ExpiryField } from './expiry-field';
import type { FormParts } from './form-parts';
import { PermissionTable } from './oauth-fields';
import { WorkspaceField } from './workspace-field';

/** The token of a repository, project or workspace. */
export function AccessTokenFields(parts: FormParts) {
  const { draft, options, errors, change, isRotation } = parts;
  return (
    <>
      <Steps title="Make an access token">
        <li>
          In Bitbucket, open <strong>Access tokens</strong> in the settings of the workspace,
          project or repository that this connection is for, and choose{' '}
          <strong>Create access token</strong>.
        </li>
        <li>
          Tick exactly these permissions:
          <PermissionTable permissions={options.needs.accessToken} />
        </li>
        <li>Copy the token to here: Bitbucket shows it once.</li>
      </Steps>
      <div className="form-fields">
        <TextField
          label="Access token"
          isRequired
          isSecret
          maxLength={4096}
          help="It is stored encrypted and never shown again."
          value={draft.accessToken}
          error={errors['token']}
          onChange={(accessToken) => {
            change({ accessToken });
          }}
        />
        <ExpiryField {...parts} />
        {isRotation !== true && (
          <>
            <WorkspaceField {...parts} />
            <TextField
              label="Repository (optional)"
              help="Name one where the token belongs to a repository or project: it is tried on that one."
              placeholder="web-shop"
              maxLength={128}
              value={draft.sample}
              error={errors['sample']}
              onChange={(sample) => {
                change({ sample });
              }}
            />
          </>
        )}
      </div>
    </>
  );
}
