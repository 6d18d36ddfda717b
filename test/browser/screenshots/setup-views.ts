import { SetupError } from '../../../host/setup/setup-problems';
import type { ConnectionView } from '../../../host/setup/contract/views';
import { connectionProblem } from '../../../host/setup/setup-problems';
import {
  connectionOf,
  fakeServices,
  SSH_SETTINGS,
  type FakeServices,
} from '../../host/setup/fake-services';

/** A set-up page in one state. */
export interface SetupView {
  /** The beginning of the names of its pictures. */
  readonly name: string;
  /** Below the host. */
  readonly path: string;
  readonly services: () => FakeServices;
  /** What is pressed, by its words, in this order: a tab, a kind, a button. */
  readonly presses?: readonly string[];
  /** A text that is there when everything is. */
  readonly ready: string;
  /** As where the host is reached from other machines: the page is the login. */
  readonly adminToken?: string;
}

const LIST = '/integrations/bitbucket';
const ONE = `${LIST}/c1`;
const LONG = 'a-connection-whose-name-is-as-long-as-a-name-of-one-may-ever-be';
const API_TOKEN = { kind: 'api-token', email: 'olga@example.com' } as const;
const NOW = Date.now();

const several: readonly ConnectionView[] = [
  connectionOf(),
  connectionOf({
    id: 'c2',
    name: 'bitbucket-token',
    labels: [],
    settings: API_TOKEN,
    expiresAt: NOW + 9 * 86_400_000,
    scopes: ['read:repository:bitbucket', 'read:workspace:bitbucket'],
    missingScopes: ['write:webhook:bitbucket'],
    checked: { at: NOW, problem: connectionProblem('TOKEN_SCOPES_MISSING') },
  }),
  connectionOf({
    id: 'c3',
    name: 'code-of-bank',
    status: 'disabled',
    settings: SSH_SETTINGS,
    scopes: [],
  }),
  connectionOf({
    id: 'c4',
    name: 'old',
    status: 'revoked',
    checked: { at: NOW, problem: connectionProblem('OAUTH_REVOKED') },
  }),
];

const longNames = connectionOf({
  name: LONG,
  description: 'https://wiki.example.com/'.repeat(12),
  labels: Array.from({ length: 12 }, (_, at) =>
    `label-that-is-rather-long-${String(at)}-`.repeat(1),
  ),
  workspace: { uuid: 'w', slug: 'w'.repeat(60), name: 'Wörkspäce '.repeat(12) },
  account: 'Hubert Blaine Wolfeschlegelsteinhausenbergerdorff Senior',
});

const of =
  (part: Partial<ConnectionView> = {}) =>
  () =>
    fakeServices([connectionOf(part)]);

function hooksOf(part: 'empty' | 'many' | 'registering' | 'wrong'): FakeServices {
  const services = fakeServices([connectionOf()]);
  const { detail } = services;
  services.detail = async (request) => {
    const found = await detail(request);
    if (part === 'empty') return { ...found, eventsBy: 'polling', hooks: [] };
    const events = ['repo:push'];
    const hook = { level: 'repository', state: 'registered', events } as const;
    if (part === 'registering')
      return {
        ...found,
        registering: { done: 40, total: 120, until: NOW },
        hooks: [{ ...hook, at: 'acme/shop' }],
      };
    if (part === 'many')
      return {
        ...found,
        hooks: Array.from({ length: 12 }, (_, at) => ({
          ...hook,
          ...(at === 1 && { state: 'elsewhere' }),
          at: `acme/${'a-repository-with-a-long-name-'.repeat(2)}${String(at)}`,
        })),
      };
    return {
      ...found,
      hooks: [{ ...hook, level: 'workspace', at: 'acme', state: 'missing' }],
      hooksProblem: connectionProblem('HOOK_FORBIDDEN', ['webhook']),
    };
  };
  return services;
}

function indexOf(index: Awaited<ReturnType<FakeServices['detail']>>['index']): FakeServices {
  const services = fakeServices([connectionOf()]);
  const { detail } = services;
  services.detail = async (request) => ({ ...(await detail(request)), index });
  return services;
}

function refusing(): FakeServices {
  const services = fakeServices([]);
  services.list = () => Promise.reject(new SetupError('SETUP_BUSY'));
  services.detail = () => Promise.reject(new SetupError('SETUP_CONNECTION_GONE'));
  return services;
}

/** Every set-up page and tab, in the states that differ. A new one is a line here. */
export const SETUP_VIEWS: readonly SetupView[] = [
  { name: 'login', path: '/login', services: of(), ready: 'Log in to', adminToken: 'any' },
  { name: 'list', path: LIST, services: () => fakeServices(several), ready: 'code-of-bank' },
  { name: 'list-empty', path: LIST, services: () => fakeServices([]), ready: 'No connection yet' },
  { name: 'list-error', path: LIST, services: refusing, ready: 'SETUP_BUSY' },
  { name: 'list-long', path: LIST, services: () => fakeServices([longNames]), ready: LONG },
  { name: 'new-oauth', path: `${LIST}/setup`, services: of(), ready: 'Consumer key' },
  {
    name: 'new-access-token',
    path: `${LIST}/setup`,
    services: of(),
    presses: ['Access token', 'Test connection'],
    ready: 'SETUP_INVALID',
  },
  {
    name: 'new-ssh',
    path: `${LIST}/setup`,
    services: of(),
    presses: ['SSH key'],
    ready: 'Pinned host keys',
  },
  { name: 'overview', path: ONE, services: of(), ready: 'Last changed' },
  {
    name: 'overview-token',
    path: ONE,
    services: of({ ...several[1], id: 'c1' }),
    ready: 'Expires',
  },
  {
    name: 'overview-ssh',
    path: ONE,
    services: of({ settings: SSH_SETTINGS, scopes: [] }),
    ready: 'Last changed',
  },
  {
    name: 'overview-long',
    path: ONE,
    services: () => fakeServices([longNames]),
    ready: 'Last changed',
  },
  {
    name: 'overview-revoked',
    path: ONE,
    services: of({ ...several[3], id: 'c1' }),
    ready: 'OAUTH_REVOKED',
  },
  { name: 'one-gone', path: ONE, services: refusing, ready: 'SETUP_CONNECTION_GONE' },
  { name: 'repositories', path: ONE, services: of(), presses: ['Repositories'], ready: 'Web shop' },
  {
    name: 'repositories-running',
    path: ONE,
    services: () => indexOf({ state: 'running', done: 300, total: 1200, repositories: [] }),
    presses: ['Repositories'],
    ready: '300 of',
  },
  {
    name: 'repositories-failed',
    path: ONE,
    services: () =>
      indexOf({
        state: 'failed',
        done: 0,
        repositories: [],
        problem: connectionProblem('BITBUCKET_LIMIT', ['90']),
      }),
    presses: ['Repositories'],
    ready: 'BITBUCKET_LIMIT',
  },
  {
    name: 'repositories-none',
    path: ONE,
    services: () => indexOf({ state: 'done', done: 0, total: 0, at: NOW, repositories: [] }),
    presses: ['Repositories'],
    ready: 'No repositor',
  },
  { name: 'webhooks', path: ONE, services: of(), presses: ['Webhooks'], ready: 'Last delivery' },
  {
    name: 'webhooks-none',
    path: ONE,
    services: () => hooksOf('empty'),
    presses: ['Webhooks'],
    ready: 'Branches are',
  },
  {
    name: 'webhooks-many',
    path: ONE,
    services: () => hooksOf('many'),
    presses: ['Webhooks'],
    ready: 'nothing came yet',
  },
  {
    name: 'webhooks-registering',
    path: ONE,
    services: () => hooksOf('registering'),
    presses: ['Webhooks'],
    ready: 'goes on by itself',
  },
  {
    name: 'webhooks-wrong',
    path: ONE,
    services: () => hooksOf('wrong'),
    presses: ['Webhooks'],
    ready: 'HOOK_FORBIDDEN',
  },
  { name: 'doctor', path: ONE, services: of(), presses: ['Doctor', 'Look'], ready: 'CLOCK_WRONG' },
  { name: 'edit', path: `${ONE}#edit`, services: of({ settings: API_TOKEN }), ready: 'User email' },
  {
    name: 'rotate',
    path: `${ONE}#rotate`,
    services: of({ settings: { kind: 'access-token' } }),
    ready: 'takes over at once',
  },
  {
    name: 'choose',
    path: ONE,
    services: of({ status: 'incomplete' }),
    ready: 'Choose the workspace',
  },
];
