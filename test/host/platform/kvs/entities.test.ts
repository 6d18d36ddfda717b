import { describe, expect, it } from '@jest/globals';
import { Filter, FilterConditions, Sort, WhereConditions, kvs } from '@forge/kvs';
import fc from 'fast-check';
import { openDatabase } from '../../../../host/database';
import { MANIFEST, manualClock, testPlatform } from '../test-platform';

const run = kvs.entity<Record<string, unknown>>('run');

async function seed(): Promise<void> {
  await run.set('r1', { repository: 'a', at: 10, open: true, score: 0.5 });
  await run.set('r2', { repository: 'a', at: 30, open: false, body: { text: 'x' } });
  await run.set('r3', { repository: 'a', at: 20, open: true });
  await run.set('r4', { repository: 'b', at: 40, open: true });
  await run.set('r5', { repository: 'a' });
}
const keys = (page: { results: { key: string }[] }): string[] => page.results.map(({ key }) => key);

describe('entities through @forge/kvs', () => {
  it.each<[string, () => Promise<{ results: { key: string }[] }>, string[]]>([
    [
      'a partition in the order of its range',
      () =>
        run
          .query()
          .index('by-repository', { partition: ['a'] })
          .getMany(),
      ['r1', 'r3', 'r2'],
    ],
    [
      'newest first',
      () =>
        run
          .query()
          .index('by-repository', { partition: ['a'] })
          .sort(Sort.DESC)
          .getMany(),
      ['r2', 'r3', 'r1'],
    ],
    [
      'up to a bound',
      () =>
        run
          .query()
          .index('by-repository', { partition: ['a'] })
          .where(WhereConditions.lessThanEqualTo(20))
          .getMany(),
      ['r1', 'r3'],
    ],
    [
      'between two bounds, both included',
      () => run.query().index('at').where(WhereConditions.between(20, 40)).getMany(),
      ['r3', 'r2', 'r4'],
    ],
    [
      'an index given as a name',
      () => run.query().index('at').where(WhereConditions.greaterThan(20)).getMany(),
      ['r2', 'r4'],
    ],
    [
      'a boolean partition, ordered by key',
      () =>
        run
          .query()
          .index('by-open', { partition: [true] })
          .getMany(),
      ['r1', 'r3', 'r4'],
    ],
    [
      'by key',
      () => run.query().index('by-key').where(WhereConditions.beginsWith('r')).getMany(),
      ['r1', 'r2', 'r3', 'r4', 'r5'],
    ],
    [
      'filters that must all hold',
      () =>
        run
          .query()
          .index('at')
          .filters(
            new Filter<Record<string, unknown>>()
              .and('open', FilterConditions.equalTo(true))
              .and('repository', FilterConditions.notEqualTo('b')),
          )
          .getMany(),
      ['r1', 'r3'],
    ],
    [
      'filters of which one must hold',
      () =>
        run
          .query()
          .index('at')
          .filters(
            new Filter<Record<string, unknown>>()
              .or('score', FilterConditions.exists())
              .or('repository', FilterConditions.beginsWith('b')),
          )
          .getMany(),
      ['r1', 'r4'],
    ],
  ])('finds %s', async (_what, query, expected) => {
    const { inside } = testPlatform();
    expect(keys(await inside(() => seed().then(query)))).toEqual(expected);
  });

  it('pages without losing or repeating, whatever the values and limits', async () => {
    const { inside } = testPlatform();
    let round = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 25 }),
        fc.integer({ min: 1, max: 7 }),
        fc.boolean(),
        async (times, limit, descending) => {
          round += 1;
          const repository = `p${round}`;
          const items = times.map((at, i) => ({ key: `${repository}-${i}`, at }));
          const expected = items
            .toSorted((one, two) => one.at - two.at || (one.key < two.key ? -1 : 1))
            .map(({ key }) => key);
          const found = await inside(async () => {
            if (items.length > 0) {
              await kvs.batchSet(
                items.map(({ key, at }) => ({ key, entityName: 'run', value: { repository, at } })),
              );
            }
            const seen: string[] = [];
            let cursor: string | undefined;
            do {
              const query = run
                .query()
                .index('by-repository', { partition: [repository] })
                .sort(descending ? Sort.DESC : Sort.ASC)
                .limit(limit);
              const page = await (cursor === undefined ? query : query.cursor(cursor)).getMany();
              seen.push(...keys(page));
              cursor = page.nextCursor;
            } while (cursor !== undefined);
            return seen;
          });
          expect(found).toEqual(descending ? expected.toReversed() : expected);
        },
      ),
      { numRuns: 30 },
    );
  });

  it.each<[string, Record<string, unknown>]>([
    ['a text for an integer', { at: '10' }],
    ['a fraction for an integer', { at: 1.5 }],
    ['a number for a boolean', { open: 1 }],
    ['an undeclared attribute', { colour: 'red' }],
  ])('refuses %s', async (_what, value) => {
    const { inside } = testPlatform();
    await expect(inside(() => run.set('key', value))).rejects.toMatchObject({
      code: 'INVALID_ENTITY_VALUE',
    });
  });

  it('refuses what the manifest does not declare, and partitions that do not fit', async () => {
    const { inside } = testPlatform();
    await expect(inside(() => kvs.entity('ghost').get('k'))).rejects.toMatchObject({
      code: 'INVALID_ENTITY',
    });
    await expect(inside(() => run.query().index('by-colour').getMany())).rejects.toMatchObject({
      code: 'INVALID_INDEX',
    });
    await expect(inside(() => run.query().index('by-repository').getMany())).rejects.toMatchObject({
      code: 'INVALID_INDEX',
    });
    const foreign = inside(() =>
      run
        .query()
        .index('by-open', { partition: [true] })
        .where(WhereConditions.equalTo(1))
        .getMany(),
    );
    await expect(foreign).rejects.toMatchObject({ code: 'QUERY_WHERE_INVALID' });
  });

  it('leaves expired entities out', async () => {
    const clock = manualClock();
    const { inside } = testPlatform({ clock });
    await inside(async () => {
      await seed();
      const ttl = { value: 1, unit: 'HOURS' } as const;
      await run.set('r3', { repository: 'a', at: 20 }, { keyPolicy: 'OVERRIDE', ttl });
    });
    clock.advance(3600);
    const found = await inside(() => run.query().index('at').getMany());
    expect(keys(found)).toEqual(['r1', 'r2', 'r4']);
  });

  it('uses the indexes of a changed manifest over what was stored before', async () => {
    const database = openDatabase(':memory:');
    const before = testPlatform({ database });
    await before.inside(seed);
    const manifest = MANIFEST.replace('partition: [open]', 'partition: [open, repository]');
    const after = testPlatform({ database, manifest });
    const found = await after.inside(() =>
      run
        .query()
        .index('by-open', { partition: [true, 'b'] })
        .getMany(),
    );
    expect(keys(found)).toEqual(['r4']);
    const plan = database
      .prepare(
        `EXPLAIN QUERY PLAN SELECT key FROM platform_kv WHERE installation = ? AND kind = 'entity'
         AND entity = 'run' AND json_extract(value, '$."repository"') = ?
         ORDER BY json_extract(value, '$."at"') DESC, key DESC`,
      )
      .all('w', 'a');
    expect(JSON.stringify(plan)).toContain('USING INDEX platform_kv_entity_');
    expect(JSON.stringify(plan)).not.toContain('TEMP B-TREE');
  });
});
