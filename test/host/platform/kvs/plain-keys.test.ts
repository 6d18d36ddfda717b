import { describe, expect, it } from '@jest/globals';
import { MetadataField, WhereConditions, kvs } from '@forge/kvs';
import { MANIFEST, manualClock, testPlatform } from '../test-platform';

/** A refusal of the SDK, as far as an app can branch on it. */
function refused(code: string, status = 400): unknown {
  return expect.objectContaining({ code, responseDetails: expect.objectContaining({ status }) });
}

describe('plain keys through @forge/kvs', () => {
  it.each([
    ['text', 'hello'],
    ['a number', 0],
    ['false', false],
    ['a list', [1, 'two', { three: 3 }]],
    ['an object', { deep: { er: [null] } }],
  ])('keeps %s', async (_kind, value) => {
    const { inside } = testPlatform();
    const read = await inside(async () => {
      await kvs.set('key', value);
      return kvs.get('key');
    });
    expect(read).toEqual(value);
  });

  it('reads what is absent as undefined, and deletes it without complaint', async () => {
    const { inside } = testPlatform();
    const read = await inside(async () => {
      await kvs.set('gone', 1);
      await kvs.delete('gone');
      await kvs.delete('gone');
      return [await kvs.get('gone'), await kvs.get('never')];
    });
    expect(read).toEqual([undefined, undefined]);
  });

  it.each([
    ['', 'KEY_TOO_SHORT'],
    ['k'.repeat(501), 'KEY_TOO_LONG'],
    ['{6c2c8d2e}', 'INVALID_KEY'],
    ['a/b', 'INVALID_KEY'],
    ['   ', 'INVALID_KEY'],
    ['é', 'INVALID_KEY'],
  ])('refuses the key %j with %s', async (key, code) => {
    const { inside } = testPlatform();
    await expect(inside(() => kvs.set(key, 1))).rejects.toEqual(refused(code));
    await expect(inside(() => kvs.get(key))).rejects.toEqual(refused(code));
  });

  it('takes a key of 500 characters from the whole alphabet', async () => {
    const { inside } = testPlatform();
    const key = 'aZ0:._ -#'.padEnd(500, 'x');
    expect(await inside(() => kvs.set(key, 1).then(() => kvs.get(key)))).toBe(1);
  });

  it('takes a value of 240 KiB and refuses one byte more', async () => {
    const { inside } = testPlatform();
    const most = 'x'.repeat(240 * 1024 - 2);
    await inside(() => kvs.set('big', most));
    await expect(inside(() => kvs.set('big', `${most}x`))).rejects.toEqual(refused('MAX_SIZE'));
    expect(await inside(() => kvs.get('big'))).toBe(most);
  });

  it('takes 31 levels and refuses 32', async () => {
    const nested = (levels: number): unknown =>
      levels === 0 ? 'leaf' : { in: nested(levels - 1) };
    const { inside } = testPlatform();
    await inside(() => kvs.set('deep', nested(31)));
    await expect(inside(() => kvs.set('deep', nested(32)))).rejects.toEqual(refused('MAX_DEPTH'));
  });

  it('creates once under FAIL_IF_EXISTS: one of many wins', async () => {
    const { inside } = testPlatform();
    const results = await inside(() =>
      Promise.allSettled(
        Array.from({ length: 12 }, (_, index) =>
          kvs.set('claim', index, { keyPolicy: 'FAIL_IF_EXISTS' }),
        ),
      ),
    );
    const lost = results.filter((result) => result.status === 'rejected');
    expect(lost).toHaveLength(11);
    for (const { reason } of lost) expect(reason).toEqual(refused('KEY_CONFLICT', 409));
  });

  it('returns the value before or after, with the metadata asked for', async () => {
    const clock = manualClock();
    const { inside } = testPlatform({ clock });
    const first = clock.now();
    await inside(() => kvs.set('key', 'old'));
    clock.advance(60);
    const previous = await inside(() =>
      kvs.set('key', 'new', { keyPolicy: 'OVERRIDE', returnValue: 'PREVIOUS' }),
    );
    expect(previous).toEqual({ key: 'key', value: 'old' });
    const latest = await inside(() =>
      kvs.set('key', 'newest', {
        keyPolicy: 'OVERRIDE',
        returnValue: 'LATEST',
        returnMetadataFields: [MetadataField.CREATED_AT, MetadataField.UPDATED_AT],
      }),
    );
    expect(latest).toEqual({
      key: 'key',
      value: 'newest',
      createdAt: first,
      updatedAt: first + 60_000,
    });
  });

  it('forgets a value when its time is over, and then lets it be created again', async () => {
    const clock = manualClock();
    const { inside } = testPlatform({ clock });
    const policy = { keyPolicy: 'FAIL_IF_EXISTS', ttl: { value: 2, unit: 'MINUTES' } } as const;
    await inside(() => kvs.set('lease', 'mine', policy));
    const read = await inside(() =>
      kvs.get('lease', { metadataFields: [MetadataField.EXPIRE_TIME] }),
    );
    expect(read).toEqual({
      key: 'lease',
      value: 'mine',
      expireTime: new Date(clock.now() + 120_000).toISOString(),
    });
    clock.advance(119);
    await expect(inside(() => kvs.set('lease', 'x', policy))).rejects.toEqual(
      refused('KEY_CONFLICT', 409),
    );
    clock.advance(1);
    expect(await inside(() => kvs.get('lease'))).toBeUndefined();
    await inside(() => kvs.set('lease', 'yours', policy));
    expect(await inside(() => kvs.get('lease'))).toBe('yours');
  });

  it('ends an expiry with a set that has none', async () => {
    const clock = manualClock();
    const { inside } = testPlatform({ clock });
    await inside(async () => {
      await kvs.set('key', 1, { keyPolicy: 'OVERRIDE', ttl: { value: 1, unit: 'SECONDS' } });
      await kvs.set('key', 2);
    });
    clock.advance(10);
    expect(await inside(() => kvs.get('key'))).toBe(2);
  });

  it.each([0, -1, 366])('refuses a time to live of %d days', async (value) => {
    const { inside } = testPlatform();
    const set = inside(() =>
      kvs.set('key', 1, { keyPolicy: 'OVERRIDE', ttl: { value, unit: 'DAYS' } }),
    );
    await expect(set).rejects.toEqual(refused('INVALID_TTL'));
  });

  it('pages through keys with a prefix, in order', async () => {
    const { inside } = testPlatform();
    const keys = await inside(async () => {
      for (let index = 0; index < 25; index += 1) {
        await kvs.set(`a:${String(index).padStart(2, '0')}`, index);
      }
      await kvs.set('a', 'too short');
      await kvs.set('b:00', 'another prefix');
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const query = kvs.query().where('key', WhereConditions.beginsWith('a:')).limit(10);
        const page = await (cursor === undefined ? query : query.cursor(cursor)).getMany();
        expect(page.results.length).toBeLessThanOrEqual(10);
        found.push(...page.results.map(({ key }) => key));
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      return found;
    });
    expect(keys).toEqual(Array.from({ length: 25 }, (_, i) => `a:${String(i).padStart(2, '0')}`));
  });

  it('returns ten without a limit, and refuses a limit beyond 100', async () => {
    const { inside } = testPlatform();
    const page = await inside(async () => {
      await kvs.batchSet(Array.from({ length: 11 }, (_, i) => ({ key: `k${i}`, value: i })));
      return kvs.query().getMany();
    });
    expect(page.results).toHaveLength(10);
    await expect(inside(() => kvs.query().limit(101).getMany())).rejects.toEqual(
      refused('LIST_QUERY_LIMIT_EXCEEDED'),
    );
    await expect(inside(() => kvs.query().cursor('nonsense').getMany())).rejects.toEqual(
      refused('INVALID_CURSOR'),
    );
  });

  it('lets each item of a batch succeed or fail alone', async () => {
    const { inside } = testPlatform();
    const [set, get, removed] = await inside(async () => [
      await kvs.batchSet<unknown>([
        { key: 'a', value: 1 },
        { key: '{b}', value: 2 },
        { key: 'e', entityName: 'run', value: { at: 1 } },
      ]),
      await kvs.batchGet([{ key: 'a' }, { key: 'e', entityName: 'run' }, { key: 'nothing' }]),
      await kvs.batchDelete([{ key: 'a' }]),
    ]);
    expect(set).toEqual({
      successfulKeys: [{ key: 'a' }, { key: 'e', entityName: 'run' }],
      failedKeys: [{ key: '{b}', error: { code: 'INVALID_KEY', message: expect.any(String) } }],
    });
    expect(get).toEqual({
      successfulKeys: [
        { key: 'a', value: 1 },
        { key: 'e', entityName: 'run', value: { at: 1 } },
      ],
      failedKeys: [
        { key: 'nothing', error: { code: 'KEY_NOT_FOUND', message: expect.any(String) } },
      ],
    });
    expect(removed).toEqual({ successfulKeys: [{ key: 'a' }], failedKeys: [] });
  });

  it('refuses a batch of 26', async () => {
    const { inside } = testPlatform();
    const keys = Array.from({ length: 26 }, (_, index) => ({ key: `k${index}` }));
    await expect(inside(() => kvs.batchGet(keys))).rejects.toEqual(refused('BATCH_INVALID'));
  });

  it('is refused without the scope storage:app', async () => {
    const { inside } = testPlatform({ manifest: MANIFEST.replace('    - storage:app\n', '') });
    await expect(inside(() => kvs.get('key'))).rejects.toEqual(refused('FORBIDDEN', 403));
  });
});
