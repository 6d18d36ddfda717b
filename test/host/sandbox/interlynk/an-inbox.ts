import { openDatabase, type HostDatabase } from '../../../../host/database';
import { createInterlynkInbox } from '../../../../host/sandbox/interlynk/inbox';
import { createVirtualTime, type VirtualTime } from '../../../fakes/virtual-time';

export const TOKEN = 'lynk_test_inbox';
export const CSRF = 'csrf-of-the-test';

/** An inbox with virtual time; `database` and `time` can be those of an earlier one. */
export function anInbox(
  options: {
    readonly database?: HostDatabase;
    readonly time?: VirtualTime;
    readonly maxBytes?: number;
  } = {},
) {
  const { database = openDatabase(':memory:'), time = createVirtualTime(), ...rest } = options;
  const inbox = createInterlynkInbox({
    database,
    clock: time.clock,
    timers: time.timers,
    token: TOKEN,
    csrfToken: CSRF,
    ...rest,
  });
  const ask = async (query: string, variables: Record<string, unknown> = {}): Promise<unknown> => {
    const body = JSON.stringify({ query, variables });
    return (await inbox.handle(post(body, { 'content-type': 'application/json' }))).json();
  };
  const upload = async (
    input: Readonly<Record<string, unknown>>,
    document: Uint8Array | string,
    headers: Record<string, string> = {},
  ): Promise<unknown> => (await inbox.handle(post(uploadForm(input, document), headers))).json();
  return { inbox, database, time, ask, upload };
}

export function post(body: string | FormData, headers: Record<string, string> = {}): Request {
  return new Request('https://api.interlynk.io/lynkapi', {
    method: 'POST',
    body,
    headers: { authorization: `Bearer ${TOKEN}`, ...headers },
  });
}

export function uploadForm(
  input: Readonly<Record<string, unknown>>,
  document: Uint8Array | string,
): FormData {
  const query = `mutation($doc: Upload!, $projectGroupId: ID, $projectGroupName: String, $projectId: ID, $projectName: String) {
    sbomUpload(input: {doc: $doc, projectGroupId: $projectGroupId, projectGroupName: $projectGroupName,
      projectId: $projectId, projectName: $projectName}) { errors } }`;
  const form = new FormData();
  form.append('operations', JSON.stringify({ query, variables: { ...input, doc: null } }));
  form.append('map', '{"0":["variables.doc"]}');
  form.append('0', new Blob([document]), 'bom.json');
  return form;
}
