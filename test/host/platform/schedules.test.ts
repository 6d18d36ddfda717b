import { describe, expect, it } from '@jest/globals';
import { openDatabase } from '../../../host/database';
import { MANIFEST, manualClock, testPlatform } from './test-platform';

const runs = (test: ReturnType<typeof testPlatform>): number =>
  test.records.filter(({ cause }) => cause === 'schedule').length;

describe('scheduled triggers', () => {
  it('run first after five minutes, then at their interval', async () => {
    const clock = manualClock();
    const test = testPlatform({ clock });
    await test.platform.start();
    const seen: number[] = [];
    for (let minute = 0; minute <= 20; minute += 1) {
      await test.platform.idle();
      seen.push(runs(test));
      clock.advance(60);
    }
    expect(seen).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4]);
    expect(test.records[0]).toMatchObject({
      functionKey: 'schedule',
      moduleKey: 'five',
      input: {
        context: {
          moduleKey: 'five',
          installContext: 'ari:cloud:bitbucket::workspace/6c2c8d2e-0a55-4e0f-9d6e-3a3d6f0c1b11',
        },
      },
    });
  });

  it('keep their plan over a restart; what was missed runs once', async () => {
    const clock = manualClock();
    const database = openDatabase(':memory:');
    const first = testPlatform({ clock, database });
    await first.platform.start();
    clock.advance(240);
    await first.platform.idle();
    await first.platform.stop();
    const second = testPlatform({ clock, database });
    await second.platform.start();
    await second.platform.idle();
    expect(runs(second)).toBe(0);
    clock.advance(60);
    await second.platform.idle();
    expect(runs(second)).toBe(1);
    await second.platform.stop();

    clock.advance(3 * 24 * 3600);
    const third = testPlatform({ clock, database });
    await third.platform.start();
    await third.platform.idle();
    expect(runs(third)).toBe(1);
  });

  it('are not retried after a failure, but reported', async () => {
    const clock = manualClock();
    const test = testPlatform({
      clock,
      handlers: {
        schedule: () => {
          throw new TypeError('broken');
        },
      },
    });
    await test.platform.start();
    clock.advance(300);
    await test.platform.idle();
    clock.advance(200);
    await test.platform.idle();
    expect(runs(test)).toBe(1);
    expect(test.reports).toEqual([
      expect.objectContaining({
        code: 'SCHEDULE_FAILED',
        fields: { schedule: 'five', error: 'TypeError' },
      }),
    ]);
  });

  it('can be run by hand', async () => {
    const { platform } = testPlatform({ handlers: { schedule: () => ({ swept: 3 }) } });
    expect(await platform.runSchedule('five')).toEqual({ swept: 3 });
    await expect(platform.runSchedule('ghost')).rejects.toMatchObject({ code: 'MODULE_UNKNOWN' });
    const broken = testPlatform({
      handlers: {
        schedule: () => {
          throw new TypeError('broken');
        },
      },
    });
    await expect(broken.platform.runSchedule('five')).rejects.toMatchObject({
      name: 'TypeError',
      message: 'broken',
    });
  });

  it('are forgotten when the manifest drops them', async () => {
    const clock = manualClock();
    const database = openDatabase(':memory:');
    await testPlatform({ clock, database }).platform.start();
    const manifest = MANIFEST.replace(/ {2}scheduledTrigger:\n.*\n/, '');
    const later = testPlatform({ clock, database, manifest });
    await later.platform.start();
    expect(database.prepare('SELECT * FROM platform_schedule').all()).toEqual([]);
  });
});
