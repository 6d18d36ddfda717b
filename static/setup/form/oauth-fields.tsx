import { TextField } from '../../app/components/text-field';
import { SelectField } from '../../app/components/select-field';
import { CopyText } from '../components/scope-list';
import { Steps } from '../components/steps';
import type { FormParts } from './form-parts';

const CONSUMER_DOCS =
  'https://support.atlassian.com/bitbucket-cloud/docs/use-oauth-on-bitbucket-cloud/';

/** The OAuth consumer at Bitbucket, and its key and secret here. */
export function OAuthFields({ draft, options, errors, change, isRotation }: FormParts) {
  const { environmentConsumer } = options;
  return (
    <>
      {isRotation !== true && (
        <Steps title="Add an OAuth consumer at Bitbucket">
          <li>
            In Bitbucket, open <strong>Workspace settings → OAuth consumers → Add consumer</strong>.{' '}
            <a href={CONSUMER_DOCS} target="_blank" rel="noreferrer">
              Bitbucket’s instructions
            </a>
          </li>
          <li>
            As <strong>Callback URL</strong>, enter:
            <CopyText label="Callback URL" text={options.callback} />
          </li>
          <li>
            Tick exactly these permissions:
            <PermissionTable permissions={options.needs.oauth} />
          </li>
          <li>Save it there, then copy its key and secret to here.</li>
        </Steps>
      )}
      <div className="form-fields">
        {environmentConsumer !== undefined && (
          <SelectField
            label="Key and secret of the consumer"
            value={draft.consumer}
            options={[
              {
                value: 'environment',
                label: `From the environment of this host (${environmentConsumer})`,
              },
              { value: 'form', label: 'Entered here' },
            ]}
            onChange={(consumer) => {
              change({ consumer });
            }}
          />
        )}
        {draft.consumer === 'form' && (
          <>
            <TextField
              label="Consumer key"
              isRequired
              isMonospaced
              maxLength={200}
              value={draft.clientId}
              error={errors['clientId']}
              onChange={(clientId) => {
                change({ clientId });
              }}
            />
            <TextField
              label="Consumer secret"
              isRequired
              isSecret
              maxLength={4096}
              help="It is stored encrypted and never shown again."
              value={draft.clientSecret}
              error={errors['clientSecret']}
              onChange={(clientSecret) => {
                change({ clientSecret });
              }}
            />
          </>
        )}
      </div>
    </>
  );
}

/** Permissions as Bitbucket's own form calls them, and why each is needed. */
export function PermissionTable(props: { permissions: FormParts['options']['needs']['oauth'] }) {
  return (
    <table className="permissions">
      <thead>
        <tr>
          <th scope="col">Permission</th>
          <th scope="col">Scope</th>
          <th scope="col">What for</th>
        </tr>
      </thead>
      <tbody>
        {props.permissions.map(({ permission, scope, why }) => (
          <tr key={scope}>
            <th scope="row">{permission}</th>
            <td data-label="Scope">
              <code>{scope}</code>
            </td>
            <td data-label="What for">{why}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
