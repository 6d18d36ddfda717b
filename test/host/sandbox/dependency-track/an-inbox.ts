import { openDatabase, type HostDatabase } from '../../../../host/database';
import { createDependencyTrackInbox } from '../../../../host/sandbox/dependency-track/inbox';
import type { Release } from '../../../../host/sandbox/dependency-track/types';
import { createVirtualTime, type VirtualTime } from '../../../fakes/virtual-time';
import { aDocument } from '../../../fakes/shipment';

export const KEY = 'odt_0123456789';
export const CSRF = 'csrf-of-the-test';

/** An inbox with virtual time; `database` and `time` can be those of an earlier one. */
export function anInbox(
  options: {
    readonly database?: HostDatabase;
    readonly time?: VirtualTime;
    readonly release?: Release;
    readonly maxBytes?: number;
  } = {},
) {
  const { database = openDatabase(':memory:'), time = createVirtualTime(), ...rest } = options;
  const inbox = createDependencyTrackInbox({
    database,
    clock: time.clock,
    timers: time.timers,
    key: KEY,
    csrfToken: CSRF,
    ...rest,
  });
  const get = async (path: string, key = KEY): Promise<Response> =>
    inbox.handle(new Request(`${ORIGIN}${path}`, { headers: { 'x-api-key': key } }));
  const upload = async (
    fields: Readonly<Record<string, string>> = {},
    document: Uint8Array | string = aDocument('1.0.0'),
  ): Promise<Response> => inbox.handle(post(fields, document));
  return { inbox, database, time, get, upload };
}

const ORIGIN = 'https://dtrack.sandbox.example/api';
export const SHOP = { autoCreate: 'true', projectName: 'acme/shop', projectVersion: '1.0.0' };

export function post(
  fields: Readonly<Record<string, string>>,
  document: Uint8Array | string,
  headers: Record<string, string> = { 'x-api-key': KEY },
): Request {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...SHOP, ...fields })) form.append(name, value);
  form.append('bom', new Blob([document]), 'bom.json');
  return new Request(`${ORIGIN}/v1/bom`, { method: 'POST', body: form, headers });
}
