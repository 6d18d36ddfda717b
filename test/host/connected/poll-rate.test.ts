import { describe, expect, it } from '@jest/globals';
import { createHeadStore } from '../../../host/connected/head-store';
import { createPoller } from '../../../host/connected/poll-heads';
import { createRepositoryIndex } from '../../../host/connected/repository-index';
import { createRequestBudget } from '../../../host/connected/request-budget';
import { openDatabase } from '../../../host/database';
import { branch, fakeBitbucket, row, WORKSPACE } from './fake-bitbucket';

const MINUTE = 60_000;

/** A workspace of so many repositories, looked at by the real budget. */
function polled(count: number) {
  const bitbucket = fakeBitbucket();
  const rows = Array.from({ length: count }, (_, at) =>
    row(at + 1, 9, { updated_on: new Date(Date.UTC(2026, 10, 9) - at * MINUTE).toISOString() }),
  );
  bitbucket.list(...rows);
  const database = openDatabase(':memory:');
  let now = Date.UTC(2026, 10, 22);
  let events = 0;
  const clock = { now: () => now };
  const poller = createPoller({
    workspace: WORKSPACE,
    open: bitbucket.open,
    access: bitbucket.access,
    database,
    emit: () => (events += 1),
    index: createRepositoryIndex(database),
    heads: createHeadStore(database),
    budget: createRequestBudget('rest', clock),
    clock,
  });
  return {
    bitbucket,
    /** Minutes that pass until so many events came; at most `minutes`. */
    pass: async (minutes: number, everyMs = MINUTE, until = Infinity) => {
      const end = now + minutes * MINUTE;
      while (now < end && events < until) {
        await poller.pass();
        now += everyMs;
      }
      return minutes - (end - now) / MINUTE;
    },
    push: (number: number) => {
      bitbucket.list(row(number, 22), ...rows.filter((_, at) => at !== number - 1));
      bitbucket.has(number, [branch('main', 'f')]);
    },
  };
}

describe('a tenth of the hourly limit', () => {
  it.each([60, 10])('is not exceeded with --poll %s, and a push is heard of', async (seconds) => {
    const { bitbucket, pass, push } = polled(6);
    await pass(90, seconds * 1000);
    bitbucket.asked.splice(0);
    await pass(60, seconds * 1000);
    // With what had been saved up.
    expect(bitbucket.asked.length).toBeLessThanOrEqual(100);
    push(6);
    expect(await pass(60, seconds * 1000, 1)).toBeLessThanOrEqual(3);
  });

  it('is enough to hear of a push while many wait for their first look', async () => {
    const { pass, push } = polled(120);
    await pass(5);
    push(120);
    expect(await pass(120, MINUTE, 1)).toBeLessThanOrEqual(15);
  });

  it('is enough to look at a repository with more branches than it has requests at once', async () => {
    const { bitbucket, pass } = polled(2);
    const many = Array.from({ length: 5000 }, (_, at) => branch(`b${String(at)}`, 'a'));
    bitbucket.has(1, [...many, branch('main', 'a')]);
    await pass(5);
    bitbucket.list(row(1, 22), row(2, 22));
    bitbucket.has(1, [...many, branch('main', 'f')]);
    bitbucket.has(2, [branch('main', 'f')]);
    expect(await pass(120, MINUTE, 2)).toBeLessThanOrEqual(60);
  });
});
