import { TextField } from '../../app/components/text-field';
import { CopyButton } from '../../app/components/copy-button';
import { ScopeList } from '../components/scope-list';
import { Steps } from '../components/steps';
import { ExpiryField } from './expiry-field';
import type { FormParts } from './form-parts';
import { WorkspaceField } from './workspace-field';

const TOKEN_PAGE = 'https://id.atlassian.com/manage-profile/security/api-tokens';

/** E-mail and API token of an Atlassian account. */
export function ApiTokenFields(parts: FormParts) {
  const { draft, options, errors, change, isRotation } = parts;
  return (
    <>
      <Steps title="Make an API token">
        <li>
          Open{' '}
          <a href={TOKEN_PAGE} target="_blank" rel="noreferrer">
            Atlassian’s page of API tokens
          </a>{' '}
          and choose <strong>Create API token with scopes</strong>, then <strong>Bitbucket</strong>.
          A token without scopes is not taken.
        </li>
        <li>
          Choose exactly these scopes. None includes another, and they cannot be changed later.
          {options.needs.apiToken.map(({ purpose, scopes, isOptional }) => (
            <div key={purpose} className="scope-group" role="group" aria-label={purpose}>
              <p>
                {purpose}
                {isOptional && <span className="subtle"> (optional)</span>}
              </p>
              <ScopeList scopes={scopes} />
              <CopyButton text={scopes.join(' ')} />
            </div>
          ))}
        </li>
        <li>Copy the token to here: Atlassian shows it once.</li>
      </Steps>
      <div className="form-fields">
        {isRotation !== true && (
          <TextField
            label="User email"
            isRequired
            help="Of the Atlassian account that made the token."
            placeholder="you@example.com"
            value={draft.email}
            error={errors['email']}
            onChange={(email) => {
              change({ email });
            }}
          />
        )}
        <TextField
          label="Bitbucket API token"
          isRequired
          isSecret
          maxLength={4096}
          help="It is stored encrypted and never shown again."
          value={draft.apiToken}
          error={errors['token']}
          onChange={(apiToken) => {
            change({ apiToken });
          }}
        />
        <ExpiryField {...parts} />
        {isRotation !== true && <WorkspaceField {...parts} />}
      </div>
    </>
  );
}
