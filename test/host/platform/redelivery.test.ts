import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Queue } from '@forge/events';
import { openDatabase } from '../../../host/database';
import { manualClock, testPlatform } from './test-platform';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'platform-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

describe('a host that dies in the middle of its work', () => {
  it('delivers again at the next start, and the dead one changes nothing any more', async () => {
    const file = join(directory, 'host.db');
    const clock = manualClock();
    let release = (): void => undefined;
    let begun = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const running = new Promise<void>((resolve) => (begun = resolve));
    const inFlight: string[] = [];
    const hang = (what: string) => async (): Promise<void> => {
      inFlight.push(what);
      if (inFlight.length === 2) begun();
      await held;
    };
    const first = testPlatform({
      clock,
      database: openDatabase(file),
      handlers: { trigger: hang('event'), work: hang('queue') },
    });
    await first.platform.start();
    first.platform.emit({ eventType: 'avi:bitbucket:push:repository', id: 1 });
    await first.inside(() => new Queue({ key: 'work' }).push({ body: { id: 2 } }));
    await running;
    expect(first.platform.pending()).toMatchObject({ running: 2 });

    const again: unknown[] = [];
    const second = testPlatform({
      clock,
      database: openDatabase(file),
      handlers: {
        trigger: (event: { id: number }) => void again.push(event.id),
        work: (event: { body: { id: number } }) => void again.push(event.body.id),
      },
    });
    await second.platform.start();
    await second.platform.idle();
    expect(again.toSorted()).toEqual([1, 2]);
    expect(second.platform.pending()).toEqual({ due: 0, delayed: 0, running: 0, deadLetters: 0 });

    // The first one finishes late, and gets nothing of what comes afterwards.
    await second.inside(() =>
      new Queue({ key: 'work' }).push({ body: { id: 3 }, delayInSeconds: 5 }),
    );
    clock.advance(5);
    release();
    await first.platform.idle();
    expect(first.reports.map(({ code }) => code)).toEqual(['TAKEN_OVER']);
    await second.platform.idle();
    expect(again.toSorted()).toEqual([1, 2, 3]);
    expect(inFlight).toHaveLength(2);
  });

  it('keeps what was stored before it ever started', async () => {
    const file = join(directory, 'host.db');
    testPlatform({ database: openDatabase(file) }).platform.emit({
      eventType: 'avi:forge:installed:app',
    });
    const next = testPlatform({ database: openDatabase(file) });
    await next.platform.start();
    await next.platform.idle();
    expect(next.records.map(({ functionKey }) => functionKey)).toEqual(['trigger']);
  });

  it('waits for what runs when it is stopped in order', async () => {
    const done: string[] = [];
    const { platform } = testPlatform({
      handlers: {
        trigger: async () => {
          for (let turns = 0; turns < 5; turns += 1) {
            await new Promise((resolve) => setImmediate(resolve));
          }
          done.push('finished');
        },
      },
    });
    await platform.start();
    platform.emit({ eventType: 'avi:forge:installed:app' });
    await new Promise((resolve) => setImmediate(resolve));
    expect(platform.pending()).toMatchObject({ running: 1 });
    await platform.stop();
    expect(done).toEqual(['finished']);
    platform.emit({ eventType: 'avi:forge:installed:app' });
    expect(platform.pending()).toMatchObject({ due: 1, running: 0 });
    await expect(platform.idle()).rejects.toThrow('not running');
  });
});
