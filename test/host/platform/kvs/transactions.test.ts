import { describe, expect, it } from '@jest/globals';
import { Filter, FilterConditions, kvs } from '@forge/kvs';
import { testPlatform } from '../test-platform';

interface Run {
  at: number;
  body?: unknown;
}
const at = (value: number): ReturnType<Filter<Run>['and']> =>
  new Filter<Run>().and('at', FilterConditions.equalTo(value));
const absent = (): ReturnType<Filter<Run>['and']> =>
  new Filter<Run>().and('at', FilterConditions.notExists());
const NOT_MET = { code: 'TRANSACTION_CONDITION_FAILED', responseDetails: { status: 409 } };

describe('transactions through @forge/kvs', () => {
  it('change several keys at once', async () => {
    const { inside } = testPlatform();
    const read = await inside(async () => {
      await kvs.set('old', 1);
      await kvs
        .transact()
        .set('new', 2)
        .set('r', { at: 1 }, { entityName: 'run' })
        .delete('old')
        .execute();
      return [await kvs.get('old'), await kvs.get('new'), await kvs.entity('run').get('r')];
    });
    expect(read).toEqual([undefined, 2, { at: 1 }]);
  });

  it('compare and set: of two writers with one revision the second is refused', async () => {
    const { inside } = testPlatform();
    const save = (from: number, body: string): Promise<void> =>
      kvs
        .transact()
        .set('s', { at: from + 1, body }, { entityName: 'run', conditions: at(from) })
        .execute();
    await inside(() => kvs.entity('run').set('s', { at: 1 }));
    await inside(() => save(1, 'first'));
    await expect(inside(() => save(1, 'second'))).rejects.toMatchObject(NOT_MET);
    expect(await inside(() => kvs.entity('run').get('s'))).toEqual({ at: 2, body: 'first' });
  });

  it('create only where nothing is, and change nothing at all otherwise', async () => {
    const { inside } = testPlatform();
    const create = (body: string): Promise<void> =>
      kvs
        .transact()
        .set('side', body)
        .set('c', { at: 1, body }, { entityName: 'run', conditions: absent() })
        .execute();
    await inside(() => create('first'));
    await expect(inside(() => create('second'))).rejects.toMatchObject(NOT_MET);
    expect(await inside(() => kvs.get('side'))).toBe('first');
  });

  it('check and delete under conditions', async () => {
    const { inside } = testPlatform();
    await inside(() => kvs.entity('run').set('guard', { at: 5 }));
    await inside(() => kvs.entity('run').set('victim', { at: 6 }));
    const remove = (guard: number, victim: number): Promise<void> =>
      kvs
        .transact()
        .check('guard', { entityName: 'run', conditions: at(guard) })
        .delete('victim', { entityName: 'run', conditions: at(victim) })
        .execute();
    await expect(inside(() => remove(4, 6))).rejects.toMatchObject(NOT_MET);
    await expect(inside(() => remove(5, 7))).rejects.toMatchObject(NOT_MET);
    expect(await inside(() => kvs.entity('run').get('victim'))).toEqual({ at: 6 });
    await inside(() => remove(5, 6));
    expect(await inside(() => kvs.entity('run').get('victim'))).toBeUndefined();
  });

  it('roll back when an item is refused', async () => {
    const { inside } = testPlatform();
    const both = inside(() =>
      kvs.transact().set('good', 1).set('bad', { at: 'text' }, { entityName: 'run' }).execute(),
    );
    await expect(both).rejects.toMatchObject({ code: 'INVALID_ENTITY_VALUE' });
    expect(await inside(() => kvs.get('good'))).toBeUndefined();
  });

  it.each<[string, () => Promise<void>]>([
    [
      '26 operations',
      () => {
        const many = kvs.transact();
        for (let index = 0; index < 26; index += 1) many.set(`k${index}`, index);
        return many.execute();
      },
    ],
    ['one key twice', () => kvs.transact().set('k', 1).delete('k').execute()],
    ['nothing', () => kvs.transact().execute()],
  ])('refuse %s', async (_what, execute) => {
    const { inside } = testPlatform();
    await expect(inside(execute)).rejects.toMatchObject({ code: 'TRANSACTION_INVALID' });
  });

  it('refuse more than 4 MB', async () => {
    const { inside } = testPlatform();
    const large = inside(() => {
      const many = kvs.transact();
      for (let index = 0; index < 20; index += 1) many.set(`k${index}`, 'x'.repeat(230_000));
      return many.execute();
    });
    await expect(large).rejects.toMatchObject({ code: 'MAX_SIZE' });
  });
});
