import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { readManifest } from '../../host/platform/bridge/manifest';
import { CALLS, type CallName } from '../../src/contract/resolvers';
import { launchBrowser, skipReason } from '../browser/open-panel';
import { asAdmin, callAs, repositoryUuid } from './call-as';
import type { Clone } from './git-client';
import { startLocalHost, type LocalHost } from './local-host';
import { allThatPageHolds, PANEL_PAGES } from './page-secrets';
import { ROOT } from './root';

const OTHER = '11111111-2222-4333-8444-555555555555';
const NAMES = Object.keys(CALLS) as CallName[];
const OF_REPOSITORY = NAMES.filter((name) => CALLS[name].access !== 'workspace-admin');
const PEOPLE = ['outsider', 'reader', 'writer', 'nobody'] as const;
/** Readers and writers of the repository may see what it holds. */
const mayCall = (who: (typeof PEOPLE)[number], name: CallName) =>
  CALLS[name].access === 'repository-read' && (who === 'reader' || who === 'writer');

const inChromium = skipReason() === undefined ? it : it.skip;

/** Nothing has to be in their payload, so that nothing in it can be wrong. */
const ASKS_NOTHING: ReadonlySet<string> = new Set<CallName>([
  'getHealth',
  'getImport',
  'getWorkspacePage',
  'listAudit',
  'listSpentRuns',
  'retryWorkspace',
]);

/** The first pull request of the repository, from a branch with one commit. */
async function openPullRequest({ host }: LocalHost, clone: Clone): Promise<void> {
  await clone.git('checkout', '--quiet', '-b', 'feature/wish-list');
  await clone.commit('so that there is a pull request');
  await clone.push('feature/wish-list');
  await clone.git('checkout', '--quiet', 'main');
  const { accountId } = host.sandbox.accounts.admin;
  const created = await host.sandbox.connection.request(
    { type: 'user', accountId },
    '/2.0/repositories/sandbox/web-shop/pullrequests',
    {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ title: 'Wish', source: { branch: { name: 'feature/wish-list' } } }),
    },
  );
  expect(created.status).toBe(201);
}

describe('a call of the panels', () => {
  let local: LocalHost;
  /** Every answer that any call here got. */
  const answers: unknown[] = [];
  /** The calls that the admin made. */
  const answered: CallName[] = [];
  beforeAll(async () => {
    local = await startLocalHost();
    const clone = await local.clone('web-shop');
    await openPullRequest(local, clone);
    await clone.commit('so that there is a history');
    await clone.push('main');
    await local.settled();
  });
  afterAll(() => local.end());

  const account = (who: (typeof PEOPLE)[number] | 'admin') =>
    who === 'nobody' ? undefined : local.host.sandbox.accounts[who].accountId;

  /** A payload that the admin could send. */
  async function payloadOf(name: CallName): Promise<Record<string, unknown>> {
    const repository = repositoryUuid(local, 'web-shop');
    switch (name) {
      case 'getRepositoryPage':
      case 'getRepositorySboms':
      case 'listRuns':
      case 'countWaiting':
      case 'listBranches':
      case 'retryRepository':
        return { repository };
      case 'forwardNow':
        return { repository, branch: 'main' };
      case 'listFiles': {
        const { branches } = await asAdmin(local, 'listBranches', { repository });
        return { repository, commit: branches[0]?.hash };
      }
      case 'getComponents':
      case 'downloadSbom': {
        const { runs } = await asAdmin(local, 'listRuns', { repository });
        return { repository, commit: runs[0]?.commit, path: 'bom.json' };
      }
      case 'retryRun': {
        const { runs } = await asAdmin(local, 'listRuns', { repository });
        return { repository, runId: runs[0]?.runId };
      }
      case 'saveRepositorySettings': {
        const { revision, settings } = await asAdmin(local, 'getRepositoryPage', { repository });
        return { repository, revision, settings };
      }
      case 'previewEnvironment':
        return { repository, event: 'repo:push', ref: { type: 'branch', name: 'main' } };
      case 'comparePullRequest':
        return { repository, pullRequest: 1 };
      case 'inspectFile': {
        const { runs } = await asAdmin(local, 'listRuns', { repository });
        return { repository, path: 'bom.json', commit: runs[0]?.commit };
      }
      case 'planImport':
      case 'startImport':
        return { choice: { kind: 'all' } };
      case 'steerImport':
        return { id: await importUnderWay(), to: 'cancel' };
      case 'getHealth':
      case 'getImport':
      case 'getWorkspacePage':
      case 'listAudit':
      case 'listSpentRuns':
      case 'retryWorkspace':
        return {};
      case 'listCoverage':
        return { page: 0 };
      case 'saveWorkspaceSettings': {
        const { revision, settings } = await asAdmin(local, 'getWorkspacePage', {});
        return { revision, settings };
      }
      case 'saveDestinationSecret':
        return { id: 'interlynk', secret: local.host.secrets.interlynkToken };
      case 'testDestination':
        return { id: 'interlynk' };
    }
  }
  /** The id of an import that stays under way: it is paused. A new one where there is none. */
  async function importUnderWay(): Promise<string> {
    for (;;) {
      const { import: last } = await asAdmin(local, 'getImport', {});
      if (last?.phase === 'paused') return last.id;
      if (last?.phase === 'running') {
        // Refused where it has come to its end meanwhile.
        await callAs(local, account('admin'), 'steerImport', { id: last.id, to: 'pause' });
      } else await asAdmin(local, 'startImport', { choice: { kind: 'all' } });
    }
  }
  async function call(
    who: (typeof PEOPLE)[number] | 'admin',
    name: CallName,
    payload: unknown,
    extension = {},
  ) {
    const answer = await callAs(local, account(who), name, payload, extension);
    answers.push(answer);
    if (who === 'admin') answered.push(name);
    return answer;
  }
  /** What was entered or made once, and is nobody's to see again. */
  function secrets(): string[] {
    const { secrets: made, sandbox } = local.host;
    const { accessToken, apiToken } = sandbox.credentials;
    return [made.interlynkToken, accessToken, apiToken];
  }
  const REFUSED = { ok: false, problem: { code: 'NOT_ALLOWED' } };

  describe.each(NAMES)('%s', (name) => {
    const strangers = PEOPLE.filter((who) => !mayCall(who, name));
    it.each(strangers)('is refused to the %s', async (who) => {
      const before = await asAdmin(local, 'getWorkspacePage', {});
      expect(await call(who, name, await payloadOf(name))).toMatchObject(REFUSED);
      expect(await asAdmin(local, 'getWorkspacePage', {})).toEqual(before);
    });

    it.each(strangers.filter((who) => who !== 'reader'))(
      'is refused to the %s who says to be the admin',
      async (who) => {
        const admin = local.host.sandbox.accounts.admin.accountId;
        const claims = {
          accountId: admin,
          workspaceId: OTHER,
          installContext: `ari:cloud:bitbucket::workspace/${OTHER}`,
          permission: 'owner',
          isAdmin: true,
        };
        const forged = { ...(await payloadOf(name)), ...claims, caller: claims, context: claims };
        const extension = { ...claims, repository: { uuid: repositoryUuid(local, 'web-shop') } };
        expect(await call(who, name, forged, extension)).toMatchObject(REFUSED);
      },
    );

    it('is refused on the page of the other kind as well', async () => {
      const payload = await payloadOf(name);
      for (const moduleKey of ['workspace-settings', 'repository-settings']) {
        const answer = await local.host.platform.resolve({
          moduleKey,
          accountId: account(mayCall('writer', name) ? 'outsider' : 'writer'),
          extension: {},
          functionKey: name,
          payload,
        });
        answers.push(answer);
        expect(answer).toMatchObject(REFUSED);
      }
    });

    it('is answered to the admin', async () => {
      const answer = await call('admin', name, await payloadOf(name));
      expect(answer).toMatchObject({ ok: true });
    });

    it('is refused to the admin where the payload makes no sense', async () => {
      for (const payload of [undefined, null, 'x', [], { repository: 7, id: {}, revision: 'x' }]) {
        const answer = await call('admin', name, payload);
        if (ASKS_NOTHING.has(name)) continue;
        expect(answer).toMatchObject({ ok: false, problem: { code: /INVALID/ } });
      }
    });
  });

  it.each(OF_REPOSITORY)('%s is refused for a repository of another workspace', async (name) => {
    const payload = { ...(await payloadOf(name)), repository: OTHER };
    const extension = { repository: { uuid: repositoryUuid(local, 'web-shop') } };
    expect(await call('admin', name, payload, extension)).toMatchObject(REFUSED);
    expect(await call('writer', name, payload, extension)).toMatchObject(REFUSED);
  });

  it.each(OF_REPOSITORY)('%s is about the repository it names, not the one shown', async (name) => {
    const payload = await payloadOf(name);
    const extension = { repository: { uuid: `{${OTHER}}` }, workspace: { uuid: `{${OTHER}}` } };
    expect(await call('admin', name, payload, extension)).toMatchObject({ ok: true });
  });

  it.each(['constructor', '__proto__', 'toString', 'deleteEverything', ''])(
    'that does not exist answers nothing: %p',
    async (functionKey) => {
      const asked = local.host.platform.resolve({
        moduleKey: 'workspace-settings',
        accountId: account('admin'),
        extension: {},
        functionKey,
        payload: {},
      });
      await expect(asked).rejects.toMatchObject({ code: 'RESOLVER_THREW' });
    },
  );

  it('never answers with the secret of a destination, however it went', async () => {
    const secret = local.host.secrets.interlynkToken;
    await call('admin', 'saveDestinationSecret', { id: 'interlynk', secret });
    local.host.inbox.faults.next(
      'query',
      {
        kind: 'top-level-errors',
        code: 'CONFLICT',
        message: `no ${secret}`,
      },
      2,
    );
    const echoed = await call('admin', 'testDestination', { id: 'interlynk' });
    expect(echoed).toMatchObject({ ok: true, data: { ok: false } });
    await call('admin', 'getWorkspacePage', {});
    await call('admin', 'getRepositoryPage', { repository: repositoryUuid(local, 'web-shop') });
    expect(new Set(answered)).toEqual(new Set(NAMES));
    for (const hidden of secrets()) {
      expect(answers.filter((answer) => JSON.stringify(answer).includes(hidden))).toEqual([]);
    }
  });

  inChromium('never shows a secret to a page: not to its scripts, not in passing', async () => {
    const { runs } = await asAdmin(local, 'listRuns', {
      repository: repositoryUuid(local, 'web-shop'),
    });
    const { pages } = readManifest(parse(readFileSync(join(ROOT, 'manifest.yml'), 'utf8')));
    expect(new Set(pages.map(({ key }) => key))).toEqual(new Set(Object.keys(PANEL_PAGES)));
    const browser = await launchBrowser();
    try {
      for (const addressOf of Object.values(PANEL_PAGES)) {
        const page = await browser.newPage();
        const texts = await allThatPageHolds(page, local, addressOf(runs[0]?.commit ?? ''));
        await page.close();
        // What the page does show is found where a secret would be.
        expect(texts.filter((text) => text.includes('SBOM')).length).toBeGreaterThan(2);
        for (const hidden of secrets()) {
          expect(texts.filter((text) => text.includes(hidden))).toEqual([]);
        }
      }
    } finally {
      await browser.close();
    }
  });
});
