import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BITBUCKET_CLOUD, serviceAt } from '../connections/bitbucket-service';
import type { Connection } from '../connections/connection';
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
import { runDoctor } from '../connected/run-doctor';
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
  const count = rotateKey(request.data, environment);
  const sealed = count === 1 ? '1 secret is' : `${String(count)} secrets are`;
  output.write(`${sealed} sealed with the new key.\n`);
  return 0;
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
      if (connection.kind === 'oauth') {
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
    return await runDoctor(
      {
        connections: store.list(),
        parts: (connection) => ({
          connection,
          open: open(connection),
          hooks,
          publicUrl,
          clock: Date,
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
