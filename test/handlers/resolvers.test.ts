import { describe, expect, it } from '@jest/globals';
import { createAuthorize } from '../../src/app/authorize';
import { createListAudit } from '../../src/app/list-audit';
import { createReadHealth } from '../../src/app/read-health';
import { createListCoverage } from '../../src/app/list-coverage';
import { createListHeldFiles } from '../../src/app/list-held-files';
import { createReadDocument } from '../../src/app/read-document';
import { createForwardNow } from '../../src/app/forward-now';
import { createListBranches } from '../../src/app/list-branches';
import { createComparePullRequest } from '../../src/app/compare-pull-request';
import { createInspectFile } from '../../src/app/inspect-file';
import { createNamePeople } from '../../src/app/name-people';
import { createPlanImport } from '../../src/app/plan-import';
import { createRetrySpent } from '../../src/app/retry-spent';
import { createStartImport } from '../../src/app/start-import';
import { createSteerImport } from '../../src/app/steer-import';
import { createRetryRun } from '../../src/app/retry-run';
import { CALLS, refusal, type CallName } from '../../src/contract/resolvers';
import { BridgeError, ConsentNeededError } from '../../src/core/errors';
import type { Run } from '../../src/core/run';
import type { LogFields } from '../../src/core/ports';
import { createHistoryAnswers } from '../../src/handlers/resolvers/history-answers';
import { createCodeFileAnswers } from '../../src/handlers/resolvers/code-file-answers';
import { createPullRequestAnswers } from '../../src/handlers/resolvers/pull-request-answers';
import { createCoverageAnswers } from '../../src/handlers/resolvers/coverage-answers';
import { createHealthAnswers } from '../../src/handlers/resolvers/health-answers';
import { createImportAnswers } from '../../src/handlers/resolvers/import-answers';
import { createRepositoryAnswers } from '../../src/handlers/resolvers/repository-answers';
import { createRepositoryPageAnswers } from '../../src/handlers/resolvers/repository-page-answers';
import { createResolvers } from '../../src/handlers/resolvers/resolver';
import { createWorkspaceAnswers } from '../../src/handlers/resolvers/workspace-answers';
import { aCancelledImport } from '../app/imports';
import { B, bom, createHarness, pushEvent, REPOSITORY, WORKSPACE } from '../app/harness';
import { REQUESTS, RUN_ID } from './panel-requests';

const OTHER = '33333333-3333-4333-8333-333333333333';
type Role = 'admin' | 'write' | 'read' | 'none';
interface Person {
  readonly role?: Role;
  readonly owner?: boolean;
  /** What asking Bitbucket fails with. */
  readonly fails?: Error;
}

const RUN: Run = {
  id: RUN_ID,
  event: {
    name: 'repo:push',
    workspace: WORKSPACE,
    repository: REPOSITORY,
    at: 1,
    ref: { type: 'branch', name: 'main' },
    after: B,
    forced: false,
  },
  state: 'done',
  receivedAt: 1,
  attempts: 1,
  dueAt: 1,
};

async function aPanel({ role = 'none', owner = false, fails }: Person) {
  const app = await createHarness({
    files: { [B]: { 'bom.json': bom('1') } },
    branches: [{ name: 'main', hash: B, date: 1 }],
  });
  await app.runs.claim(RUN);
  const asked: unknown[] = [];
  const answer = <T>(value: T): Promise<T> =>
    fails === undefined ? Promise.resolve(value) : Promise.reject(fails);
  const permissions = {
    repositoryRole: (actor: string, id: { uuid: string }) => {
      asked.push([actor, id]);
      return answer(id.uuid === REPOSITORY ? role : ('none' as const));
    },
    workspaceOwner: (actor: string, workspace: string) => {
      asked.push([actor, workspace]);
      return answer(owner);
    },
  };
  const logged: [string, LogFields | undefined][] = [];
  const note = (message: string, fields?: LogFields) => void logged.push([message, fields]);
  const authorize = createAuthorize({ permissions, directory: app.directory });
  const retrySpent = createRetrySpent(app);
  const people = { names: () => Promise.resolve(new Map<string, string>()) };
  const planImport = createPlanImport(app);
  await app.imports.save(aCancelledImport(), 0);
  const resolvers = createResolvers({
    authorize,
    log: { info: note, warn: note, error: note },
    answers: {
      ...createRepositoryAnswers({ ...app, authorize, listBranches: createListBranches(app) }),
      ...createHistoryAnswers({
        ...app,
        retrySpent,
        retryRun: createRetryRun(app),
        forwardNow: createForwardNow(app),
      }),
      ...createRepositoryPageAnswers({
        listHeldFiles: createListHeldFiles(app),
        readDocument: createReadDocument(app),
      }),
      ...createPullRequestAnswers({ comparePullRequest: createComparePullRequest(app) }),
      ...createCodeFileAnswers({ inspectFile: createInspectFile(app) }),
      ...createCoverageAnswers({ listCoverage: createListCoverage(app) }),
      ...createHealthAnswers({
        readHealth: createReadHealth(app),
        listAudit: createListAudit({ ...app, people }),
      }),
      ...createImportAnswers({
        ...app,
        planImport,
        startImport: createStartImport({ ...app, planImport }),
        steerImport: createSteerImport(app),
        namePeople: createNamePeople(people),
      }),
      ...createWorkspaceAnswers({ ...app, retrySpent, openDestination: app.destination.open }),
    },
  });
  const call = (name: CallName, payload: unknown, accountId: string | undefined = 'ann') =>
    resolvers[name](payload, { accountId, workspace: WORKSPACE });
  return { app, call, asked, logged, resolvers };
}

const names = Object.keys(CALLS) as CallName[];
const about = (access: string) => names.filter((name) => CALLS[name].access === access);
const denied = { ok: false, problem: { code: 'NOT_ALLOWED' } };

describe('who may call', () => {
  it.each(names)(
    '%s: an owner of the workspace, and the answer keeps the contract',
    async (name) => {
      const { call } = await aPanel({ owner: true });
      const reply = await call(name, REQUESTS[name]);
      if (!reply.ok) throw new Error(JSON.stringify(reply));
      expect(CALLS[name].answer.safeParse(reply.data).error).toBeUndefined();
    },
  );

  it.each(names)('%s: nobody who is not signed in', async (name) => {
    const { resolvers, asked } = await aPanel({ owner: true, role: 'admin' });
    const nobody = { accountId: undefined, workspace: WORKSPACE };
    expect(await resolvers[name](REQUESTS[name], nobody)).toMatchObject(denied);
    expect(asked).toEqual([]);
  });

  it.each(about('repository-admin'))('%s: an admin of the repository', async (name) => {
    const { call } = await aPanel({ role: 'admin' });
    expect(await call(name, REQUESTS[name])).toMatchObject({ ok: true });
  });

  it.each(
    about('repository-admin').flatMap((name) =>
      (['write', 'read', 'none'] as const).map((role) => [name, role] as const),
    ),
  )('%s: nobody who has the role %s', async (name, role) => {
    const { call, app } = await aPanel({ role });
    expect(await call(name, REQUESTS[name])).toMatchObject(denied);
    expect((await app.settings.both(REPOSITORY)).repository.revision).toBe(0);
  });

  it.each(about('workspace-admin'))('%s: no mere admin of a repository', async (name) => {
    const { call, app } = await aPanel({ role: 'admin' });
    expect(await call(name, REQUESTS[name])).toMatchObject(denied);
    expect(await app.settings.secret('interlynk')).toBe('token');
  });

  it.each(about('repository-admin'))('%s: about no other repository', async (name) => {
    const payload = { ...REQUESTS[name], repository: OTHER };
    const admin = await aPanel({ role: 'admin' });
    expect(await admin.call(name, payload)).toMatchObject(denied);
    // Owners administer the repositories of their own workspace, and no others.
    const owner = await aPanel({ owner: true });
    expect(await owner.call(name, payload)).toMatchObject(denied);
  });

  it.each(names)('%s: nobody, when Bitbucket cannot be asked', async (name) => {
    const fails = new BridgeError('BITBUCKET_UNAVAILABLE');
    const { call } = await aPanel({ owner: true, role: 'admin', fails });
    const reply = { ok: false, problem: { code: 'BITBUCKET_UNAVAILABLE' } };
    expect(await call(name, REQUESTS[name])).toMatchObject(reply);
  });

  it('is asked at Bitbucket as the person, about the workspace of the installation', async () => {
    const { call, asked } = await aPanel({ role: 'admin' });
    await call('listRuns', { repository: `{${REPOSITORY.toUpperCase()}}`, workspace: OTHER });
    expect(asked).toEqual([['user', { workspace: WORKSPACE, uuid: REPOSITORY }]]);
  });

  it('waits for the consent of the person, which only the platform can ask for', async () => {
    const fails = new ConsentNeededError(new Error('NEEDS_AUTHENTICATION_ERR'));
    const { call } = await aPanel({ fails });
    await expect(call('listRuns', REQUESTS.listRuns)).rejects.toBe(fails);
  });
});

describe('what a call cannot do', () => {
  it.each<[CallName, unknown]>([
    ['listRuns', undefined],
    ['listRuns', 'x'],
    ['listRuns', {}],
    ['listRuns', { repository: '../x' }],
    ['listRuns', { repository: REPOSITORY, cursor: 'x'.repeat(3000) }],
    ['previewEnvironment', { ...REQUESTS.previewEnvironment, event: 'x' }],
    ['saveDestinationSecret', { id: 'interlynk', secret: '  ' }],
    ['saveWorkspaceSettings', { revision: 1.5, settings: {} }],
  ])('%s with %j is refused before anybody is asked', async (name, payload) => {
    const { call, asked } = await aPanel({ owner: true });
    const reply = refusal.parse(await call(name, payload));
    expect(reply.problem.code).toBe('REQUEST_INVALID');
    expect(asked).toEqual([]);
  });

  it('invalid settings are refused with the fields that are wrong', async () => {
    const { call } = await aPanel({ owner: true });
    const rule = { events: ['repo:push'], ref: 'branch', pattern: '@nope', environment: 'x' };
    const reply = await call('saveWorkspaceSettings', {
      revision: 1,
      settings: { rules: [rule], surprise: 1 },
    });
    expect(reply).toMatchObject({ ok: false, problem: { code: 'SETTINGS_INVALID' } });
    expect(refusal.parse(reply).fields).toHaveProperty(['rules.0.pattern']);
  });

  it('a stale save changes nothing and says what is different', async () => {
    const { call, app } = await aPanel({ owner: true });
    const reply = await call('saveWorkspaceSettings', { revision: 0, settings: { report: false } });
    expect(reply).toMatchObject({
      problem: { code: 'SETTINGS_STALE' },
      changed: expect.arrayContaining(['report', 'destinations']),
    });
    expect((await app.settings.workspace()).revision).toBe(1);
  });

  it.each(['saveDestinationSecret', 'testDestination'] as const)(
    '%s of a destination that does not exist',
    async (name) => {
      const { call, app } = await aPanel({ owner: true });
      const reply = await call(name, { ...REQUESTS[name], id: 'gone' });
      expect(reply).toMatchObject({ problem: { code: 'RUN_UNKNOWN_DESTINATION' } });
      expect(await app.settings.secret('gone')).toBeUndefined();
    },
  );

  it('the secret of a destination that is removed is removed with it', async () => {
    const { call, app } = await aPanel({ owner: true });
    await call('saveWorkspaceSettings', { revision: 1, settings: { report: false } });
    expect(await app.settings.secret('interlynk')).toBeUndefined();
  });

  it('a stale save removes no secret', async () => {
    const { call, app } = await aPanel({ owner: true });
    await call('saveWorkspaceSettings', { revision: 0, settings: {} });
    expect(await app.settings.secret('interlynk')).toBe('token');
  });

  it('no answer holds a secret', async () => {
    const { call } = await aPanel({ owner: true });
    await call('saveDestinationSecret', { id: 'interlynk', secret: 'lynk_live_hidden' });
    for (const name of names.filter((one) => !one.startsWith('save'))) {
      expect(JSON.stringify(await call(name, REQUESTS[name]))).not.toContain('lynk_live_hidden');
    }
  });

  it('an unexpected error is logged without its words and told without them', async () => {
    const { call, app, logged } = await aPanel({ role: 'admin' });
    app.runs.page = () => Promise.reject(new TypeError('token lynk_live_hidden'));
    const reply = await call('listRuns', REQUESTS.listRuns);
    expect(reply).toMatchObject({ ok: false, problem: { code: 'RUN_UNEXPECTED' } });
    expect(JSON.stringify([reply, logged])).not.toContain('hidden');
    expect(logged).toEqual([['A call failed.', { call: 'listRuns' }]]);
  });
});

it('the history shows a run with what became of its documents', async () => {
  const { call, app } = await aPanel({ role: 'admin' });
  await app.take(pushEvent({ before: null }));
  expect(await call('listRuns', REQUESTS.listRuns)).toMatchObject({
    data: {
      runs: [
        { state: 'done', documents: [{ sbom: 'bom.json', result: 'accepted' }] },
        { runId: RUN.id },
      ],
    },
  });
});
