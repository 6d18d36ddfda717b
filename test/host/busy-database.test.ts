import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Queue } from '@forge/events';
import { kvs } from '@forge/kvs';
import { isBusy, openDatabase, type HostDatabase } from '../../host/database';
import { manualClock, testPlatform } from './platform/test-platform';
import { commitFiles, git, startSandbox, temporaryFolder, workingCopy } from './sandbox/harness';

const BUSY_MS = 10;
let folder: ReturnType<typeof temporaryFolder>;
let database: HostDatabase;
/** Another process, such as a backup. */
let other: HostDatabase;

beforeEach(() => {
  folder = temporaryFolder();
  database = openDatabase(join(folder.path, 'host.db'), BUSY_MS);
  other = openDatabase(join(folder.path, 'host.db'), BUSY_MS);
});
afterEach(() => {
  other.close();
  if (database.open) database.close();
  folder.dispose();
});

const lock = () => other.exec('BEGIN IMMEDIATE');
const unlock = () => other.exec('COMMIT');

/** What a writer meets while the other one writes. */
function collision(): unknown {
  try {
    database.exec('CREATE TABLE never (x)');
    return undefined;
  } catch (error) {
    return error;
  }
}

describe('a database that another process holds', () => {
  it('is told from every other failure, can be opened and read', () => {
    lock();
    expect(isBusy(collision())).toBe(true);
    const third = openDatabase(join(folder.path, 'host.db'), BUSY_MS);
    expect(third.prepare('SELECT count(*) AS tables FROM sqlite_master').get()).toMatchObject({
      tables: 0,
    });
    third.close();
    unlock();
    expect(collision()).toBeUndefined();
    expect([isBusy(collision()), isBusy(new Error('SQLITE_BUSY'))]).toEqual([false, false]);
  });

  it('refuses what the app stores and queues, as a store that is down', async () => {
    const { inside, platform } = testPlatform({ database });
    await platform.start();
    lock();
    await expect(inside(() => kvs.set('key', 1))).rejects.toMatchObject({ code: 'UNKNOWN_ERROR' });
    await expect(
      inside(() => new Queue({ key: 'work' }).push({ body: { id: 1 } })),
    ).rejects.toThrow();
    unlock();
    expect(await inside(() => kvs.get('key'))).toBeUndefined();
    expect(platform.pending()).toMatchObject({ due: 0, delayed: 0, running: 0 });
    await platform.stop();
  });

  it('loses no event whose end could not be stored: it comes again', async () => {
    const clock = manualClock();
    const seen: unknown[] = [];
    const { platform } = testPlatform({
      database,
      clock,
      handlers: {
        trigger: (event: { id: number }) => {
          if (seen.push(event.id) > 1) return;
          lock();
          setTimeout(unlock, 3 * BUSY_MS);
        },
      },
    });
    await platform.start();
    platform.emit({ eventType: 'avi:bitbucket:push:repository', id: 7 });
    await platform.idle();
    expect([seen, platform.pending()]).toMatchObject([[7], { delayed: 1, running: 0 }]);
    clock.advance(60);
    platform.wake();
    await platform.idle();
    expect([seen, platform.pending()]).toMatchObject([[7, 7], { delayed: 0, deadLetters: 0 }]);
    await platform.stop();
  });
});

describe('a git push while the database is held', () => {
  it('succeeds once git has moved the ref, and is announced by the next look', async () => {
    let busy: unknown;
    const seen: unknown[] = [];
    const running = await startSandbox({
      database,
      emit: (event) => {
        if (busy !== undefined) throw busy as Error;
        seen.push(event['push']);
      },
    });
    const shop = await running.sandbox.createRepository({ slug: 'shop' });
    const work = await workingCopy(folder.path);
    const hash = await commitFiles(work, 'One', { 'a.txt': 'a' });
    lock();
    busy = collision();
    expect(isBusy(busy)).toBe(true);
    unlock();
    await git(work, 'push', '--quiet', running.remote('shop'), 'main');
    expect(await git(shop.directory, 'rev-parse', 'main')).toBe(hash);
    await expect(running.sandbox.catchUp()).rejects.toBe(busy);
    busy = undefined;
    expect(await running.sandbox.catchUp()).toBe(1);
    expect(seen).toMatchObject([{ ref: 'main', after: hash }]);
    await running.close();
  });

  it('is refused before git has moved anything, and works when tried again', async () => {
    const running = await startSandbox({ database });
    const shop = await running.sandbox.createRepository({ slug: 'shop' });
    const work = await workingCopy(folder.path);
    await commitFiles(work, 'One', { 'a.txt': 'a' });
    lock();
    const push = () => git(work, 'push', '--quiet', running.remote('shop'), 'main');
    await expect(push()).rejects.toThrow();
    expect(await git(shop.directory, 'for-each-ref')).toBe('');
    unlock();
    await push();
    expect(running.events).toMatchObject([{ push: { ref: 'main' } }]);
    await running.close();
  });
});
