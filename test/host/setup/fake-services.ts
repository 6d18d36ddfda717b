import type { SetupServices } from '../../../host/setup/setup-services';
import type {
  CheckLineView,
  ConnectionView,
  DetailView,
  OptionsView,
} from '../../../host/setup/contract/views';
import { connectionProblem, SetupError } from '../../../host/setup/setup-problems';

export const NOW = Date.parse('2026-11-22T10:00:00Z');
const KEY = 'AAAAC3NzaC1lZDI1NTE5AAAAIIazEu89wgQZ4bqs3d63QSMzYVa0MuJ2e2gKTKqu+UUO';
const FINGERPRINT = 'SHA256:ybgmFkzwOSotHTHLJgHO0QN8L0xErw6vd0VhFA9m3SM';
const HOST_KEY = {
  line: `ssh.bitbucket.org ssh-ed25519 ${KEY}`,
  type: 'ED25519',
  fingerprint: FINGERPRINT,
};

export const OPTIONS: OptionsView = {
  callback: 'http://127.0.0.1:7990/integrations/bitbucket/callback',
  needs: {
    oauth: [
      { permission: 'Account: Read', scope: 'account', why: 'to list your workspaces' },
      { permission: 'Repositories: Read', scope: 'repository', why: 'to read SBOMs' },
      { permission: 'Pull requests: Read', scope: 'pullrequest', why: 'to see what they change' },
      { permission: 'Webhooks: Read and write', scope: 'webhook', why: 'to hear of pushes' },
    ],
    apiToken: [
      {
        purpose: 'To read repositories',
        scopes: ['read:user:bitbucket', 'read:workspace:bitbucket', 'read:repository:bitbucket'],
        isOptional: false,
      },
      {
        purpose: 'To manage webhooks',
        scopes: ['read:webhook:bitbucket', 'write:webhook:bitbucket', 'delete:webhook:bitbucket'],
        isOptional: true,
      },
    ],
    accessToken: [
      { permission: 'Repositories: Read', scope: 'repository', why: 'to read SBOMs' },
      { permission: 'Webhooks', scope: 'webhook', why: 'to hear of pushes' },
    ],
  },
  ssh: {
    servers: [
      { host: 'ssh.bitbucket.org', port: 22 },
      { host: 'altssh.bitbucket.org', port: 443 },
    ],
    hostKeys: [HOST_KEY],
  },
};

/** A connection by OAuth, with what differs. */
export function connectionOf(part: Partial<ConnectionView> = {}): ConnectionView {
  return {
    id: 'c1',
    name: 'bitbucket-prod',
    description: 'The workspace of the shop',
    labels: ['production', 'shop'],
    status: 'connected',
    revision: 3,
    workspace: { uuid: 'w1', slug: 'acme', name: 'Acme Inc.' },
    account: 'Olga Owner',
    createdAt: NOW - 40 * 86_400_000,
    updatedAt: NOW - 86_400_000,
    checked: { at: NOW - 300_000 },
    scopes: ['account', 'repository', 'pullrequest', 'webhook'],
    missingScopes: [],
    settings: { kind: 'oauth', clientId: 'consumer-key' },
    ...part,
  };
}

export const SSH_SETTINGS: ConnectionView['settings'] = {
  kind: 'ssh',
  publicKey: `ssh-ed25519 ${KEY} sbom-bridge`,
  fingerprint: FINGERPRINT,
  host: 'ssh.bitbucket.org',
  port: 22,
  hostKeys: [HOST_KEY],
  repositories: ['web-shop', 'payments'],
};

export const LINES: readonly CheckLineView[] = [
  { what: 'Token', state: 'ok', found: 'taken by Bitbucket' },
  { what: 'Scopes for reading', state: 'ok' },
  {
    what: 'Scopes for webhooks',
    state: 'failed',
    problem: connectionProblem('TOKEN_SCOPES_MISSING', ['write:webhook:bitbucket']),
  },
  { what: 'Clock', state: 'warning', problem: connectionProblem('CLOCK_WRONG', ['75 s']) },
  { what: 'Sample repository', state: 'skipped' },
];

export interface FakeServices extends SetupServices {
  /** What they were asked, in order. */
  readonly calls: { readonly name: string; readonly request: unknown }[];
  connections: ConnectionView[];
  list: SetupServices['list'];
  detail: (request: { id: string }) => Promise<DetailView>;
}

/** Services that keep their connections in an array and answer everything at once. */
export function fakeServices(connections: readonly ConnectionView[]): FakeServices {
  const calls: FakeServices['calls'] = [];
  const find = (id: string): ConnectionView => {
    const found = services.connections.find((connection) => connection.id === id);
    if (!found) throw new SetupError('SETUP_CONNECTION_GONE');
    return found;
  };
  const note = (name: string, request: unknown): void => {
    calls.push({ name, request });
  };
  const changed = (id: string, part: Partial<ConnectionView>): ConnectionView => {
    const was = find(id);
    const now = { ...was, ...part, revision: was.revision + 1 };
    services.connections = services.connections.map((one) => (one.id === id ? now : one));
    return now;
  };
  const keyPair = {
    key: 'handle-1',
    publicKey: `ssh-ed25519 ${KEY} sbom-bridge`,
    fingerprint: FINGERPRINT,
  };
  const services: FakeServices = {
    calls,
    connections: [...connections],
    options: async () => OPTIONS,
    list: async () => ({ connections: services.connections }),
    detail: async ({ id }) => ({
      connection: find(id),
      eventsBy: 'webhooks',
      hooks: [
        {
          at: 'acme',
          level: 'workspace',
          state: 'registered',
          events: ['repo:push', 'pullrequest:created', 'pullrequest:updated'],
          lastDeliveryAt: NOW - 60_000,
        },
      ],
      index: {
        state: 'done',
        done: 2,
        total: 2,
        at: NOW,
        repositories: [
          {
            slug: 'web-shop',
            name: 'Web shop',
            mainBranch: 'main',
            updatedAt: '2026-11-20T08:00Z',
          },
          { slug: 'empty', name: 'empty' },
        ],
      },
    }),
    async add(request) {
      note('add', request);
      const { name, description, labels, credential } = request;
      const { kind } = credential;
      const added = connectionOf({
        id: `c${String(services.connections.length + 1)}`,
        name,
        description,
        labels,
        status: kind === 'oauth' ? 'incomplete' : 'connected',
        settings:
          kind === 'ssh'
            ? SSH_SETTINGS
            : kind === 'api-token'
              ? { kind, email: credential.email }
              : kind === 'access-token'
                ? { kind }
                : { kind, clientId: 'consumer-key' },
      });
      services.connections.push(added);
      return added;
    },
    async test(request) {
      note('test', request);
      return { lines: [...LINES] };
    },
    'test-saved': async () => ({ lines: LINES.slice(0, 2) }),
    edit: async ({ id, name, description, labels }) => changed(id, { name, description, labels }),
    async rotate(request) {
      note('rotate', request);
      return changed(request.id, {});
    },
    disable: async ({ id }) => changed(id, { status: 'disabled' }),
    enable: async ({ id }) => changed(id, { status: 'connected' }),
    async disconnect({ id }) {
      find(id);
      services.connections = services.connections.filter((one) => one.id !== id);
      return { left: [] };
    },
    async authorize({ id }, { secret: browser }) {
      note('authorize', { id, browser });
      return { address: `https://bitbucket.org/site/oauth2/authorize?state=of-${id}` };
    },
    async finishAuthorization(answer, browser) {
      note('finish', { answer, browser });
      return answer.error === undefined
        ? { connectionId: 'c1' }
        : { connectionId: 'c1', problem: connectionProblem('OAUTH_DENIED') };
    },
    workspaces: async () => ({
      workspaces: [
        { uuid: 'w1', slug: 'acme', name: 'Acme Inc.' },
        { uuid: 'w2', slug: 'umbrella', name: 'Umbrella' },
      ],
    }),
    'choose-workspace': async ({ id, uuid }) =>
      changed(id, { status: 'connected', workspace: { uuid, slug: 'acme', name: 'Acme Inc.' } }),
    'make-key-pair': async () => keyPair,
    async 'read-private-key'(request) {
      note('read-private-key', request);
      return keyPair;
    },
    'read-host-keys': async ({ lines }) => ({
      hostKeys: lines.map((line) => ({ ...HOST_KEY, line })),
    }),
    doctor: async () => ({ lines: [...LINES] }),
  };
  return services;
}
