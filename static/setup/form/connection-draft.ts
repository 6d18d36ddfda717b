import type { SetupRequest } from '../../../host/setup/contract/calls';
import type { ConnectionView, OptionsView } from '../../../host/setup/contract/views';
import type { Kind } from '../words';

export interface KeyPair {
  readonly key: string;
  readonly publicKey: string;
  readonly fingerprint: string;
}

/** The form as it is typed: every kind's fields at once, so that a change of kind loses nothing. */
export interface ConnectionDraft {
  readonly name: string;
  readonly description: string;
  readonly labels: readonly string[];
  readonly kind: Kind;
  readonly consumer: 'environment' | 'form';
  readonly clientId: string;
  readonly clientSecret: string;
  readonly email: string;
  /** One field for both kinds of token would carry one kind's token over to the other. */
  readonly apiToken: string;
  readonly accessToken: string;
  /** As a date field has it: `2027-01-31` or nothing. */
  readonly expires: string;
  readonly workspace: string;
  readonly sample: string;
  readonly keyPair: KeyPair | undefined;
  /** One a line, and so are the host keys. */
  readonly repositories: string;
  readonly host: string;
  readonly port: string;
  readonly hostKeys: string;
}

const EMPTY: ConnectionDraft = {
  name: '',
  description: '',
  labels: [],
  kind: 'oauth',
  consumer: 'form',
  clientId: '',
  clientSecret: '',
  email: '',
  apiToken: '',
  accessToken: '',
  expires: '',
  workspace: '',
  sample: '',
  keyPair: undefined,
  repositories: '',
  host: '',
  port: '22',
  hostKeys: '',
};

export function newDraft(options: OptionsView): ConnectionDraft {
  const { environmentConsumer, ssh } = options;
  const [server] = ssh.servers;
  return {
    ...EMPTY,
    consumer: environmentConsumer === undefined ? 'form' : 'environment',
    ...(server && { host: server.host, port: String(server.port) }),
    hostKeys: ssh.hostKeys.map(({ line }) => line).join('\n'),
  };
}

/** A saved connection as a draft; what is secret is not in it. */
export function draftOf(connection: ConnectionView): ConnectionDraft {
  const { name, description, labels, settings, workspace, expiresAt } = connection;
  const draft: ConnectionDraft = {
    ...EMPTY,
    name,
    description,
    labels,
    kind: settings.kind,
    workspace: workspace?.slug ?? '',
    expires: expiresAt === undefined ? '' : dateFieldOf(expiresAt),
  };
  switch (settings.kind) {
    case 'oauth':
      return { ...draft, clientId: settings.clientId };
    case 'api-token':
      return { ...draft, email: settings.email };
    case 'access-token':
      return { ...draft, sample: settings.sample ?? '' };
    case 'ssh':
      return {
        ...draft,
        repositories: settings.repositories.join('\n'),
        host: settings.host,
        port: String(settings.port),
        hostKeys: settings.hostKeys.map(({ line }) => line).join('\n'),
      };
  }
}

/** What a new connection is saved from. The host says what is missing or cannot be right. */
export function toNewConnection(draft: ConnectionDraft): SetupRequest<'add'> {
  const credential: SetupRequest<'add'>['credential'] =
    draft.kind === 'oauth'
      ? { kind: 'oauth', consumer: consumerOf(draft) }
      : toTestable({ ...draft, kind: draft.kind });
  return { ...aboutOf(draft), credential };
}

/** What can be tried before it is saved. */
export function toTestable(
  draft: ConnectionDraft & { readonly kind: Exclude<Kind, 'oauth'> },
): SetupRequest<'test'> {
  const workspace = draft.workspace.trim();
  switch (draft.kind) {
    case 'api-token':
      return {
        kind: 'api-token',
        email: draft.email.trim(),
        token: draft.apiToken.trim(),
        workspace,
        ...expiry(draft),
      };
    case 'access-token':
      return {
        kind: 'access-token',
        token: draft.accessToken.trim(),
        workspace,
        ...sampleOf(draft),
        ...expiry(draft),
      };
    case 'ssh':
      return { kind: 'ssh', key: draft.keyPair?.key ?? '', workspace, ...sshPlace(draft) };
  }
}

export function toEdit(
  draft: ConnectionDraft,
  { id, revision }: { readonly id: string; readonly revision: number },
): SetupRequest<'edit'> {
  return { id, revision, ...aboutOf(draft), settings: settingsOf(draft) };
}

function settingsOf(draft: ConnectionDraft): SetupRequest<'edit'>['settings'] {
  switch (draft.kind) {
    case 'oauth':
      return { kind: 'oauth' };
    case 'api-token':
      return { kind: 'api-token', email: draft.email.trim(), ...expiry(draft) };
    case 'access-token':
      return { kind: 'access-token', ...sampleOf(draft), ...expiry(draft) };
    case 'ssh':
      return { kind: 'ssh', ...sshPlace(draft) };
  }
}

export function toRotation(
  draft: ConnectionDraft,
  { id, revision }: { readonly id: string; readonly revision: number },
): SetupRequest<'rotate'> {
  return { id, revision, credential: credentialOf(draft) };
}

function credentialOf(draft: ConnectionDraft): SetupRequest<'rotate'>['credential'] {
  switch (draft.kind) {
    case 'oauth':
      return { kind: 'oauth', consumer: consumerOf(draft) };
    case 'api-token':
      return { kind: 'api-token', token: draft.apiToken.trim(), ...expiry(draft) };
    case 'access-token':
      return { kind: 'access-token', token: draft.accessToken.trim(), ...expiry(draft) };
    case 'ssh':
      return { kind: 'ssh', key: draft.keyPair?.key ?? '' };
  }
}

function aboutOf({ name, description, labels }: ConnectionDraft) {
  return { name: name.trim(), description: description.trim(), labels: [...labels] };
}

function consumerOf(draft: ConnectionDraft) {
  if (draft.consumer === 'environment') return { from: 'environment' as const };
  const { clientId, clientSecret } = draft;
  return { from: 'form' as const, clientId: clientId.trim(), clientSecret: clientSecret.trim() };
}

function sshPlace({ repositories, host, port, hostKeys }: ConnectionDraft) {
  return {
    repositories: linesOf(repositories),
    host: host.trim(),
    port: /^\d+$/.test(port.trim()) ? Number(port) : 0,
    hostKeys: linesOf(hostKeys),
  };
}

function sampleOf({ sample }: ConnectionDraft): { sample?: string } {
  return sample.trim() === '' ? {} : { sample: sample.trim() };
}

/** The lines that say something, without what surrounds them. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

/** A token ends with the day that was named, as the reader's clock has it. */
function expiry({ expires }: ConnectionDraft): { expiresAt?: number } {
  const at = new Date(`${expires}T23:59:59`).getTime();
  return Number.isNaN(at) ? {} : { expiresAt: at };
}

function dateFieldOf(at: number): string {
  const day = new Date(at);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${String(day.getFullYear())}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
