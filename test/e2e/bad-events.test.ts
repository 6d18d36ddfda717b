import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PlatformReport } from '../../host/platform/report';
import type { ProductEvent } from '../../host/platform/types';
import { repositoryUuid } from './call-as';
import type { Clone } from './git-client';
import { startLocalHost, type LocalHost } from './local-host';
import { movingClock } from './moving-clock';
import { cyclonedx } from './sbom';

const PUSH = 'avi:bitbucket:push:repository';
const HASH = 'a'.repeat(40);

describe('an event', () => {
  let local: LocalHost;
  let clone: Clone;
  let pushes = 0;
  const clock = movingClock();
  const reports: PlatformReport[] = [];
  beforeAll(async () => {
    local = await startLocalHost({ onReport: (report) => reports.push(report) });
    clone = await local.clone('web-shop');
    await local.settled();
  });
  beforeEach(() => {
    reports.length = 0;
    local.invocations.length = 0;
    local.requests.length = 0;
  });
  afterAll(async () => {
    await local.end();
    clock.restore();
  });

  const workspace = () => ({ uuid: `{${local.host.sandbox.workspace.uuid}}` });
  const repository = (uuid = repositoryUuid(local, 'web-shop')) => ({ uuid: `{${uuid}}` });
  const push = (change: Record<string, unknown> = {}, of: Record<string, unknown> = {}) => ({
    eventType: PUSH,
    workspace: workspace(),
    repository: repository(),
    timestamp: new Date().toISOString(),
    push: { ref: 'main', mainbranch: true, before: null, after: HASH, commits: [], ...change },
    ...of,
  });
  const pullRequest = (of: Record<string, unknown> = {}) => ({
    eventType: 'avi:bitbucket:created:pullrequest',
    workspace: workspace(),
    repository: repository(),
    pullrequest: {
      id: 77,
      source: { branch: 'topic', commit: { hash: 'abcdef012345' } },
      destination: { branch: 'main', commit: { hash: 'abcdef012346' } },
      ...of,
    },
  });
  const emitted = async (event: ProductEvent) => {
    local.host.platform.emit(event);
    return local.settled();
  };
  /** What the app was called with; looks at what arrived earlier come by themselves. */
  const triggered = () => local.invocations.filter(({ cause }) => cause === 'trigger');
  /** Nothing of the app threw, and the next push arrives as if nothing had been. */
  const expectUnharmed = async () => {
    expect(local.invocations.filter(({ error }) => error !== undefined)).toEqual([]);
    pushes += 1;
    await clone.write('bom.json', cyclonedx(`1.0.${String(pushes)}`));
    await clone.commit('next');
    await clone.push('main');
    expect(await local.settled()).toMatchObject([{ result: 'accepted' }]);
  };

  const incomplete: readonly (readonly [string, () => ProductEvent, string])[] = [
    ['without a workspace', () => push({}, { workspace: undefined }), 'workspace'],
    ['with a workspace of null', () => push({}, { workspace: null }), 'workspace'],
    ['without a repository', () => push({}, { repository: undefined }), 'repository'],
    [
      'with a repository that has no uuid',
      () => push({}, { repository: { slug: 'web-shop' } }),
      'repository.uuid',
    ],
    [
      'with a uuid that is a path',
      () => push({}, { repository: { uuid: '{../../../etc/passwd}' } }),
      'repository.uuid',
    ],
    ['without a push', () => push({}, { push: undefined }), 'push'],
    ['with a push that is a text', () => push({}, { push: 'main' }), 'push'],
    ['without a ref', () => push({ ref: undefined }), 'push.ref'],
    ['with an empty ref', () => push({ ref: '' }), 'push.ref'],
    ['with a ref that holds a line end', () => push({ ref: 'main\nx' }), 'push.ref'],
    ['with a ref of 300 characters', () => push({ ref: 'x'.repeat(300) }), 'push.ref'],
    ['with neither after nor closed', () => push({ after: undefined }), 'push.after'],
    ['with a short hash', () => push({ after: 'abc' }), 'push.after'],
    ['with a hash that is a path', () => push({ after: `../${HASH}` }), 'push.after'],
    ['of a pull request without a number', () => pullRequest({ id: 'x' }), 'pullrequest.id'],
    [
      'of a pull request without a destination',
      () => pullRequest({ destination: undefined }),
      'pullrequest.destination',
    ],
    [
      'of a pull request whose source is no commit',
      () => pullRequest({ source: { branch: 'topic', commit: null } }),
      'pullrequest.source.commit',
    ],
  ];
  it.each(incomplete)(
    '%s is incomplete, and says what is missing',
    async (_what, event, member) => {
      const lines = await emitted(event());
      expect(lines).toMatchObject([{ result: 'ignored', reason: 'EVENT_INCOMPLETE' }]);
      expect(lines[0]?.message).toContain(`(${member})`);
      expect(local.invocations.filter(({ error }) => error !== undefined)).toEqual([]);
    },
  );

  const OTHER = '11111111-2222-4333-8444-555555555555';
  const ignored: readonly (readonly [string, () => ProductEvent, string])[] = [
    ['caused by the app itself', () => push({}, { selfGenerated: true }), 'EVENT_SELF_GENERATED'],
    [
      'of another workspace',
      () => push({}, { workspace: { uuid: `{${OTHER}}` } }),
      'EVENT_OTHER_WORKSPACE',
    ],
    ['of a deleted branch', () => push({ after: null, closed: true }), 'EVENT_REF_DELETED'],
  ];
  it.each(ignored)('%s is ignored', async (_what, event, reason) => {
    expect(await emitted(event())).toMatchObject([{ result: 'ignored', reason }]);
    expect(local.requests).toEqual([]);
    await expectUnharmed();
  });

  const failing: readonly (readonly [string, () => ProductEvent, string, string])[] = [
    [
      'of a repository that does not exist',
      () => push({}, { repository: repository(OTHER) }),
      'failed',
      'BITBUCKET_REPOSITORY_GONE',
    ],
    ['of a commit that does not exist', () => push(), 'failed', 'BITBUCKET_COMMIT_NOT_FOUND'],
    ['of a pull request that does not exist', () => pullRequest(), 'failed', 'BITBUCKET_NOT_FOUND'],
  ];
  it.each(failing)('%s ends with a code', async (_what, event, result, reason) => {
    expect(await emitted(event())).toMatchObject([{ result, reason }]);
    await expectUnharmed();
  });

  it('of a kind that no trigger listens to reaches no function', async () => {
    expect(await emitted({ ...push(), eventType: 'avi:bitbucket:created:repository' })).toEqual([]);
    expect(triggered()).toEqual([]);
    // A replayed one is told all the same.
    const { push: _push, ...other } = { ...push(), eventType: 'avi:bitbucket:created:repository' };
    expect(await local.host.replay(other)).toMatchObject([
      { result: 'ignored', reason: 'EVENT_UNSUPPORTED' },
    ]);
  });

  it('that comes twice, at once and later, is worked once', async () => {
    await clone.write('bom.json', cyclonedx('2.0.0-twice'));
    const after = await clone.commit('twice');
    await clone.push('main');
    const seen = await local.settled();
    expect(seen).toMatchObject([{ result: 'accepted' }]);
    const original = local.invocations.find(({ cause }) => cause === 'trigger');
    const event = original?.input as ProductEvent;
    expect(event).toMatchObject({ eventType: PUSH });
    local.host.platform.emit(event);
    local.host.platform.emit(event);
    const again = await local.settled();
    expect(again.length).toBeGreaterThan(0);
    expect(again).toMatchObject(
      again.map(() => ({ commit: after, result: 'ignored', reason: 'EVENT_DUPLICATE' })),
    );
    const arrived = local.host.inbox.arrivals().filter(({ version }) => version === '2.0.0-twice');
    expect(arrived).toHaveLength(1);
  });

  it('that comes twice before the first is worked is worked once', async () => {
    await clone.write('bom.json', cyclonedx('2.1.0-twins'));
    const after = await clone.commit('twins');
    const before = await clone.git('rev-parse', 'HEAD~1');
    // Pushed to a ref that no rule sends, so that only the events below speak of main.
    await clone.push('HEAD:refs/heads/twins');
    await local.settled();
    const event = push({ before, after });
    local.host.platform.emit(event);
    local.host.platform.emit(event);
    const lines = await local.settled();
    expect(lines.filter(({ result }) => result === 'accepted')).toHaveLength(1);
    expect(lines.filter(({ result }) => result !== 'accepted')).toMatchObject(
      lines.slice(1).map(() => ({ result: 'ignored', reason: 'EVENT_DUPLICATE' })),
    );
    const arrived = local.host.inbox.arrivals().filter(({ version }) => version === '2.1.0-twins');
    expect(arrived).toHaveLength(1);
  });

  it('over 200 kB is not delivered, which the operator is told', async () => {
    const commits = Array.from({ length: 2500 }, () => ({ hash: HASH, message: 'x'.repeat(60) }));
    expect(await emitted(push({ commits }))).toEqual([]);
    expect(triggered()).toEqual([]);
    expect(reports).toMatchObject([{ code: 'EVENT_TOO_LARGE', fields: { eventType: PUSH } }]);
    await expectUnharmed();
  });

  it('with members that nobody knows, and with hostile ones, is worked', async () => {
    const event = push(
      { before: { toString: 1 }, forced: 'yes', commits: [{ hash: null }], extra: ['<script>'] },
      JSON.parse(
        '{"__proto__":{"polluted":true},"constructor":1,"slug":"x","timestamp":"never"}',
      ) as Record<string, unknown>,
    );
    expect(await emitted(event)).toHaveLength(1);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    await expectUnharmed();
  });

  it('that never came is made up for by the hourly reconciliation', async () => {
    await clone.write('bom.json', cyclonedx('3.0.0-lost'));
    const commit = await clone.commit('lost');
    const { directory, uuid } =
      local.host.sandbox.repositories().find(({ slug }) => slug === 'web-shop') ?? {};
    if (directory === undefined || uuid === undefined) throw new Error('no repository');
    // Straight into the folder, past the server that would tell of it; its look at all refs, which
    // comes every few seconds, may find it before it is adopted.
    const { events } = local.host.sandbox.faults;
    events.next({ kind: 'drop' });
    await clone.git('push', '--quiet', directory, 'main');
    await local.host.sandbox.adopt(uuid);
    events.clear();
    expect(await local.settled()).toEqual([]);

    const told = await clock.pass(local, 3600);
    expect(told).toMatchObject([{ commit, result: 'accepted', environment: 'production' }]);
    const arrived = local.host.inbox.arrivals().filter(({ version }) => version === '3.0.0-lost');
    expect(arrived).toHaveLength(1);
    expect(await clock.pass(local, 3600)).toEqual([]);
  });
});
