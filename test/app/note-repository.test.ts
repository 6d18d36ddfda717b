import { describe, expect, it } from '@jest/globals';
import { createNoteRepository } from '../../src/app/note-repository';
import { createReconcile } from '../../src/app/reconcile';
import type { RepositoryRow } from '../../src/core/bitbucket-ports';
import { BridgeError } from '../../src/core/errors';
import { A, B, bom, C, createHarness, pushEvent, REPOSITORY, WORKSPACE } from './harness';

const HOUR = 3600_000;
const START = 1_700_000_000_000;
const files = {
  [A]: { 'bom.json': bom('1.0.0') },
  [B]: { 'bom.json': bom('1.1.0') },
  [C]: { 'bom.json': bom('1.2.0') },
};

function change(kind: 'updated' | 'deleted', more: object = {}) {
  return {
    eventType: `avi:bitbucket:${kind}:repository`,
    actor: { type: 'user', accountId: 'someone' },
    repository: { uuid: `{${REPOSITORY}}` },
    workspace: { uuid: `{${WORKSPACE}}` },
    ...more,
  };
}

/** A workspace whose repository a test renames, and takes away, as Bitbucket's list has it. */
async function setUp() {
  const repositories: RepositoryRow[] = [
    { uuid: REPOSITORY, fullName: 'acme/shop', mainBranch: 'main', updatedAt: START },
  ];
  const branches = [{ name: 'main', hash: A, date: START }];
  const app = await createHarness({ files, repositories, branches });
  await app.factsStore.saveMarks({ installedAt: START - HOUR });
  return {
    ...app,
    note: createNoteRepository(app),
    reconcile: createReconcile(app),
    rename: (fullName: string) => {
      repositories[0] = {
        uuid: REPOSITORY,
        fullName,
        mainBranch: 'main',
        updatedAt: app.time.now,
      };
    },
    remove: () => repositories.splice(0),
  };
}

describe('a repository that was renamed', () => {
  it('goes by its new name from the next document on, and nothing is sent for the name', async () => {
    const app = await setUp();
    await app.take(pushEvent({ before: null, after: A, at: 1 }));
    app.rename('acme/store');
    const changes = { name: { old: { value: 'shop' }, new: { value: '<b>what it says</b>' } } };
    expect(await app.note(change('updated', { changes }), WORKSPACE)).toBe('refreshed');
    app.time.now += HOUR;
    expect(await app.reconcile(WORKSPACE)).toMatchObject({ looked: 1, queued: 0 });
    expect(app.destination.arrived).toMatchObject([{ product: 'acme/shop' }]);
    const later = pushEvent({ before: A, after: B, at: HOUR });
    await app.take({ ...later, repository: { uuid: `{${REPOSITORY}}` } });
    expect(app.destination.arrived).toMatchObject([
      { product: 'acme/shop', version: '1.0.0' },
      { product: 'acme/store', version: '1.1.0' },
    ]);
  });

  it('is noticed by the slug of a push as well, where the event of the name is lost', async () => {
    const app = await setUp();
    app.rename('acme/store');
    const push = pushEvent({ before: null, after: A });
    await app.take({ ...push, repository: { uuid: `{${REPOSITORY}}`, slug: 'store' } });
    expect(app.destination.arrived).toMatchObject([{ product: 'acme/store' }]);
  });

  it('is asked for by the next push where Bitbucket cannot say it now', async () => {
    const app = await setUp();
    app.rename('acme/store');
    app.failNext('repository', new BridgeError('BITBUCKET_UNAVAILABLE'));
    expect(await app.note(change('updated'), WORKSPACE)).toBe('stale');
    await app.take({
      ...pushEvent({ before: null, after: A }),
      repository: { uuid: `{${REPOSITORY}}` },
    });
    expect(app.destination.arrived).toMatchObject([{ product: 'acme/store' }]);
  });

  it('is not asked for while the limit is spent, nor where nothing is known of it', async () => {
    const app = await setUp();
    await app.holds.save({ destinations: {}, bitbucketUntil: app.time.now + 1 });
    expect(await app.note(change('updated'), WORKSPACE)).toBe('stale');
    await app.factsStore.forget(REPOSITORY);
    expect(await app.note(change('updated'), WORKSPACE)).toBe('unknown');
    expect(app.requests).toEqual([]);
  });
});

describe('a repository that is gone', () => {
  it.each([
    ['deleted', 'deleted'],
    ['transferred, which an update tells', 'updated'],
  ] as const)('%s: facts and heads are forgotten', async (_what, kind) => {
    const app = await setUp();
    await app.take(pushEvent({ before: null, after: A }));
    expect(await app.runs.heads(REPOSITORY)).toHaveLength(1);
    app.remove();
    expect(await app.note(change(kind), WORKSPACE)).toBe('forgotten');
    expect(await app.factsStore.get(REPOSITORY)).toBeUndefined();
    expect(await app.runs.heads(REPOSITORY)).toEqual([]);
    expect(await app.runs.latest(REPOSITORY, { type: 'branch', name: 'main' })).toBeUndefined();
    // Twice changes nothing, and what was forwarded stays in the history.
    expect(await app.note(change('deleted'), WORKSPACE)).toBe('forgotten');
    expect((await app.runs.page(REPOSITORY, 10)).values).toHaveLength(1);
  });

  it('ends a run that waits for Bitbucket, with the reason', async () => {
    const app = await setUp();
    app.failNext('tree', new BridgeError('BITBUCKET_UNAVAILABLE'));
    const waiting = await app.take(pushEvent({ before: null, after: A }));
    if (waiting.kind !== 'waiting') throw new Error('It does not wait.');
    app.remove();
    await app.note(change('deleted'), WORKSPACE);
    app.time.now += waiting.retryInSeconds * 1000;
    expect(await app.processRun(waiting.run.id, REPOSITORY)).toMatchObject({
      kind: 'done',
      run: { outcome: { kind: 'failed', reason: { code: 'BITBUCKET_REPOSITORY_GONE' } } },
    });
    expect(app.destination.arrived).toEqual([]);
  });
});

describe('a branch that was deleted', () => {
  it('sends nothing; what was pushed to it before still arrives', async () => {
    const app = await setUp();
    app.failNext('tree', new BridgeError('BITBUCKET_UNAVAILABLE'));
    const waiting = await app.take(pushEvent({ before: null, after: A, at: 1 }));
    const deleted = pushEvent({ before: A, at: 2 });
    const { after: _, ...push } = { ...deleted.push, closed: true };
    expect(await app.acceptEvent({ ...deleted, push }, WORKSPACE)).toMatchObject({
      fate: { kind: 'ignored', reason: 'EVENT_REF_DELETED' },
    });
    if (waiting.kind !== 'waiting') throw new Error('It does not wait.');
    app.time.now += waiting.retryInSeconds * 1000;
    await app.processRun(waiting.run.id, REPOSITORY);
    expect(app.destination.arrived).toMatchObject([{ version: '1.0.0' }]);
  });

  it('is pushed again as a new branch: compared with nothing, sent once', async () => {
    const app = await setUp();
    await app.take(pushEvent({ before: null, after: A, at: 1 }));
    await app.take(pushEvent({ before: null, after: C, at: 2 }));
    await app.take(pushEvent({ before: null, after: C, at: 3 }));
    expect(app.destination.arrived.map(({ version }) => version)).toEqual(['1.0.0', '1.2.0']);
  });
});
