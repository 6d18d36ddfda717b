import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BITBUCKET_CLOUD, serviceAt } from '../connections/bitbucket-service';
import type { Connection, ConnectionOf } from '../connections/connection';
import { createConnectionHooks } from '../connections/hooks/hook-store';
import { openByKind } from '../connections/open-by-kind';
import { createAccessTokens } from '../connections/oauth/access-tokens';
import { checkOAuth } from '../connections/oauth/check-oauth';
import { createConnectionStore } from '../connections/store/create-connection-store';
import { openDatabase } from '../database';
import { outsideNetwork } from '../network-outside';
import { OptionError } from '../options';
import { findRunningHost } from '../running-host';
import { loadHostSecrets } from '../secrets';
import { hostKeys } from '../vault/host-keys';
import { openVault } from '../vault/open-vault';
import { rotateKey } from '../vault/rotate-key';
import { SecretUnreadableError } from '../vault/secret-box';
import { hostLines } from '../connected/host-lines';
import { runDoctor } from '../connected/run-doctor';
import { servingOf } from '../connected/serving';
import type { DoctorParts } from '../connected/doctor';
import type { OperatorRequest } from './options';

type Environment = Readonly<Record<string, string | undefined>>;
interface Output {
  write(text: string): unknown;
}

/** Carries out a command on a data folder; its exit code. Throws OptionError. */
export async function runCommand(
  request: OperatorRequest,
  output: Output,
  environment: Environment,
): Promise<number> {
  if (!existsSync(join(request.data, 'host.db'))) {
    throw new OptionError(`${request.data} is no data folder of a host. Name it with --data.`);
  }
  if (request.command === 'doctor') return doctor(request, output, environment);
  if ((await findRunningHost(request.data)) !== undefined) {
    throw new OptionError(`A host works on ${request.data}. Stop it, then rotate the key.`);
  }
  const count = rotated(request.data, environment);
  const sealed = count === 1 ? '1 secret is' : `${String(count)} secrets are`;
  output.write(`${sealed} sealed with the new key.\n`);
  return 0;
}

function rotated(data: string, environment: Environment): number {
  try {
    return rotateKey(data, environment);
  } catch (error) {
    if (!(error instanceof SecretUnreadableError)) throw error;
    throw new OptionError(
      'Some secrets were sealed with a key that is not at hand; what was not reached yet stays as it was. Set that key in SBOM_BRIDGE_KEY_PREVIOUS and run this again.',
      { cause: error },
    );
  }
}

function isComplete({ workspace, account }: ConnectionOf<'oauth'>): boolean {
  return workspace !== undefined && account !== undefined;
}

async function doctor(
  request: Extract<OperatorRequest, { command: 'doctor' }>,
  output: Output,
  environment: Environment,
): Promise<number> {
  const { data, publicUrl } = request;
  const database = openDatabase(join(data, 'host.db'));
  const network = outsideNetwork({ allowPrivateAddresses: true });
  const opened: { close(): Promise<void> }[] = [];
  try {
    const { sealed } = openVault(database, hostKeys(loadHostSecrets(data), environment));
    const store = createConnectionStore(database, sealed, Date);
    const hooks = createConnectionHooks(database, sealed);
    const shared = {
      service: request.bitbucket === undefined ? BITBUCKET_CLOUD : serviceAt(request.bitbucket),
      network: network.request,
      store,
      clock: Date,
    };
    const open = (connection: Connection): DoctorParts['open'] => {
      // Before its workspace is chosen an OAuth connection is good for a look alone.
      if (connection.kind === 'oauth' && !isComplete(connection)) {
        const { id } = connection;
        return {
          hasApi: true,
          check: () => checkOAuth(shared, id, createAccessTokens(shared, id)),
        };
      }
      const directory = join(data, 'connections', connection.id);
      const one = openByKind(connection, { ...shared, directory });
      opened.push(one);
      return one;
    };
    const connections = store.list();
    const { insteadOf } = servingOf(connections);
    return await runDoctor(
      {
        host: { name: data, lines: hostLines({ dataDirectory: data, environment }) },
        connections,
        parts: (connection) => ({
          connection,
          open: open(connection),
          service: shared.service,
          hooks,
          publicUrl,
          clock: Date,
          insteadOf: insteadOf.get(connection.id)?.name,
        }),
        json: request.json,
      },
      output,
    );
  } finally {
    await Promise.all(opened.map((one) => one.close()));
    await network.close();
    database.close();
  }
}
