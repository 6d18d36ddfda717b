import { describe, expect, it } from '@jest/globals';
import { Queue } from '@forge/events';
import { kvs } from '@forge/kvs';
import { manualClock, testPlatform } from './test-platform';

const HOUR = 3600;

describe('housekeeping', () => {
  it('removes what expired, and jobs of more than a week ago', async () => {
    const clock = manualClock();
    const { platform, inside, database } = testPlatform({ clock });
    const count = (table: string): unknown[] =>
      database.prepare(`SELECT count(*) AS rows FROM ${table}`).all();
    await platform.start();
    await inside(async () => {
      await kvs.set('keep', 1);
      await kvs.set('lease', 1, { keyPolicy: 'OVERRIDE', ttl: { value: 30, unit: 'MINUTES' } });
      await new Queue({ key: 'work' }).push({ body: {} });
    });
    await platform.idle();
    expect([count('platform_kv'), count('platform_job')]).toEqual([[{ rows: 2 }], [{ rows: 1 }]]);
    clock.advance(HOUR);
    await platform.idle();
    expect([count('platform_kv'), count('platform_job')]).toEqual([[{ rows: 1 }], [{ rows: 1 }]]);
    clock.advance(8 * 24 * HOUR);
    await platform.idle();
    expect(count('platform_job')).toEqual([{ rows: 0 }]);
  });
});
