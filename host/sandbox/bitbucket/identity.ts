import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ACCOUNT_NAMES } from './model';
import type { SandboxAccount } from './account';
import type { AccountName, SandboxIdentity } from './model';

const uuid = z.uuid();
const account = z.object({
  accountId: z.string().min(1),
  uuid,
  displayName: z.string().min(1),
  email: z.string().min(3),
  username: z.string().min(1),
  apiToken: z.string().min(20),
  permission: z.enum(['read', 'write', 'admin', 'none']),
});
const serviceUser = z.object({ accountId: z.string().min(1), uuid, displayName: z.string() });
const identityFile = z.object({
  workspace: z.object({ uuid, slug: z.string().min(1), name: z.string().min(1) }),
  project: z.object({ uuid, key: z.string().min(1), name: z.string().min(1) }),
  accounts: z.object({ admin: account, writer: account, reader: account, outsider: account }),
  app: serviceUser,
  token: serviceUser,
  accessToken: z.string().min(20),
});

const NAMES: Record<AccountName, Pick<SandboxAccount, 'displayName' | 'permission'>> = {
  admin: { displayName: 'Ada Admin', permission: 'admin' },
  writer: { displayName: 'Wim Writer', permission: 'write' },
  reader: { displayName: 'Rita Reader', permission: 'read' },
  outsider: { displayName: 'Otto Outsider', permission: 'none' },
};

/** A fresh workspace: every uuid from `newId`, every token random. */
function createIdentity(newId: () => string): SandboxIdentity {
  const service = (displayName: string) => ({
    accountId: `712020:${newId()}`,
    uuid: newId(),
    displayName,
  });
  const person = (name: AccountName): SandboxAccount => ({
    ...NAMES[name],
    accountId: `712020:${newId()}`,
    uuid: newId(),
    email: `${name}@sandbox.example`,
    username: name,
    apiToken: `ATATT3x${randomBytes(36).toString('base64url')}`,
  });
  const [admin, writer, reader, outsider] = ACCOUNT_NAMES;
  return {
    workspace: { uuid: newId(), slug: 'sandbox', name: 'Sandbox' },
    project: { uuid: newId(), key: 'SAND', name: 'Sandbox' },
    accounts: {
      admin: person(admin),
      writer: person(writer),
      reader: person(reader),
      outsider: person(outsider),
    },
    app: service('SBOM Bridge'),
    token: service('Sandbox access token'),
    accessToken: `ATCTT3x${randomBytes(36).toString('base64url')}`,
  };
}

/**
 * Reads `<directory>/credentials.json`, or makes it (mode 0600) at the first start.
 * Throws when the file is there but not what this function wrote.
 */
export function loadIdentity(directory: string, newId: () => string): SandboxIdentity {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, 'credentials.json');
  if (existsSync(file)) {
    chmodSync(file, 0o600);
    return identityFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  }
  const identity = createIdentity(newId);
  // Written aside and renamed: a killed start leaves no half file.
  writeFileSync(`${file}.new`, `${JSON.stringify(identity, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return identity;
}
