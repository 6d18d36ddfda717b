import { Section } from '../../app/components/section';
import type { ConnectionView } from '../../../host/setup/contract/views';
import { ScopeList } from '../components/scope-list';
import { HostKeyList } from '../form/host-key-fields';
import { PublicKey } from '../form/key-fields';
import { date, dateTime } from '../words';

/** What a connection is set up with. */
export function Overview({ connection }: { connection: ConnectionView }) {
  const { settings } = connection;
  return (
    <>
      <Section title="Details">
        <dl className="detail-facts">
          <Fact name="Description" value={connection.description} />
          <Fact name="Labels" value={connection.labels.join(', ')} />
          <Fact name="Workspace" value={workspaceOf(connection)} />
          <Fact name="Account" value={connection.account ?? ''} />
          {settings.kind === 'oauth' && <Fact name="Consumer key" value={settings.clientId} />}
          {settings.kind === 'api-token' && <Fact name="User email" value={settings.email} />}
          {settings.kind === 'access-token' && (
            <Fact name="Repository" value={settings.sample ?? ''} />
          )}
          {settings.kind === 'ssh' && (
            <Fact name="Server" value={`${settings.host}, port ${String(settings.port)}`} />
          )}
          {connection.expiresAt !== undefined && (
            <Fact name="Expires" value={date(connection.expiresAt)} />
          )}
          <Fact name="Connected" value={dateTime(connection.createdAt)} />
          <Fact name="Last changed" value={dateTime(connection.updatedAt)} />
        </dl>
      </Section>
      {connection.scopes.length > 0 && (
        <Section title="Scopes" intro="What Bitbucket says that the credential may do.">
          <ScopeList scopes={connection.scopes} />
          {connection.missingScopes.length > 0 && (
            <div className="missing">
              <p>Missing:</p>
              <ScopeList scopes={connection.missingScopes} isMissing />
            </div>
          )}
        </Section>
      )}
      {settings.kind === 'ssh' && (
        <>
          <Section title="Key">
            <PublicKey publicKey={settings.publicKey} fingerprint={settings.fingerprint} />
          </Section>
          <Section
            title="Pinned host keys"
            intro="A server that shows any other key is refused. Compare them with bitbucket.org/site/ssh."
          >
            <HostKeyList keys={settings.hostKeys} />
          </Section>
        </>
      )}
    </>
  );
}

function Fact(props: { name: string; value: string }) {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{props.value === '' ? <span className="subtle">–</span> : props.value}</dd>
    </div>
  );
}

function workspaceOf({ workspace }: ConnectionView): string {
  if (!workspace) return '';
  return workspace.name === workspace.slug
    ? workspace.slug
    : `${workspace.name} (${workspace.slug})`;
}
