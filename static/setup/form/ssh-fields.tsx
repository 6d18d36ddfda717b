import { LinesField } from '../../app/components/lines-field';
import { SelectField } from '../../app/components/select-field';
import { TextField } from '../../app/components/text-field';
import { HostKeyFields } from './host-key-fields';
import { KeyFields } from './key-fields';
import type { FormParts } from './form-parts';
import { WorkspaceField } from './workspace-field';

/** Everything of an SSH connection. */
export function SshFields(parts: FormParts) {
  return (
    <>
      <KeyFields {...parts} />
      {parts.isRotation !== true && (
        <div className="form-fields">
          <WorkspaceField {...parts} />
          <SshPlaceFields {...parts} />
        </div>
      )}
    </>
  );
}

/** Which repositories, at which server, known by which keys. */
export function SshPlaceFields(parts: FormParts) {
  const { draft, options, errors, change } = parts;
  const { servers, hostKeys } = options.ssh;
  const known = servers.findIndex(
    ({ host, port }) => host === draft.host && String(port) === draft.port,
  );
  const [isOther, chosen] = known < 0 ? [true, 'other'] : [false, String(known)];
  return (
    <>
      <LinesField
        label="Repositories"
        help="As in their addresses, one a line: Git cannot list them."
        placeholder={'web-shop\npayments'}
        value={draft.repositories}
        error={errors['repositories']}
        onChange={(repositories) => {
          change({ repositories });
        }}
      />
      <SelectField
        label="Server"
        value={chosen}
        options={[
          ...servers.map(({ host, port }, index) => ({
            value: String(index),
            label: `${host}, port ${String(port)}${index > 0 ? ' (where port 22 is blocked)' : ''}`,
          })),
          { value: 'other', label: 'Another server' },
        ]}
        onChange={(value) => {
          const server = servers[Number(value)];
          change(
            server ? { host: server.host, port: String(server.port) } : { host: '', port: '22' },
          );
        }}
      />
      {isOther && (
        <div className="server-fields">
          <TextField
            label="Name of the server"
            isRequired
            placeholder="ssh.example.com"
            value={draft.host}
            error={errors['host']}
            onChange={(host) => {
              change({ host });
            }}
          />
          <TextField
            label="Port"
            isRequired
            maxLength={5}
            value={draft.port}
            error={errors['port']}
            onChange={(port) => {
              change({ port });
            }}
          />
        </div>
      )}
      <HostKeyFields {...parts} pinned={hostKeys} />
    </>
  );
}
