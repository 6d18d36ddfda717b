import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createEventSource, type EventSource } from '../../../host/connected/event-source';
import type { RepositoryOrder } from '../../../host/connections/open-connection';
import { ConnectionError, type ConnectionProblemCode } from '../../../host/connections/problem';
import { openDatabase } from '../../../host/database';
import type { ProductEvent } from '../../../host/platform/types';
import type { Connection } from '../../../host/connections/connection';
import { branch, fakeBitbucket, row, uuidOf, WORKSPACE } from './fake-bitbucket';

describe('what tells of pushes', () => {
  let bitbucket: ReturnType<typeof fakeBitbucket>;
  let source: EventSource;
  let events: ProductEvent[];
  let faults: unknown[];
  let problem: ConnectionProblemCode | undefined;
  let passes: number;
  let clock: { now(): number };

  const begin = (pollSeconds: number, hasHooks: boolean): void => {
    const { open, access } = bitbucket;
    const repositories = async function* (order: RepositoryOrder) {
      passes += 1;
      if (problem !== undefined) throw new ConnectionError(problem);
      yield* open.repositories(order);
    };
    source = createEventSource({
      connection: { id: 'c', kind: 'access-token' } as Connection,
      workspace: WORKSPACE,
      open: { ...open, repositories },
      service: access.service,
      database: openDatabase(':memory:'),
      emit: (event) => events.push(event),
      clock: { now: () => clock.now() },
      hasHooks: () => hasHooks,
      pollSeconds,
      onFault: (error) => faults.push((error as ConnectionError).code),
    });
    source.start();
  };
  const until = async (isSo: () => boolean): Promise<void> => {
    for (let wait = 0; wait < 6000 && !isSo(); wait += 1) await sleep(10);
    expect(isSo()).toBe(true);
  };
  const looks = () => bitbucket.asked.filter((one) => one.startsWith('heads')).length;

  beforeEach(() => {
    bitbucket = fakeBitbucket();
    bitbucket.list(row(1, 9));
    bitbucket.has(1, [branch('main', 'a')]);
    events = [];
    faults = [];
    problem = undefined;
    passes = 0;
    clock = Date;
  });
  afterEach(() => source.stop());

  it('is said to fail once, until it works again or fails for another reason', async () => {
    problem = 'BITBUCKET_UNREACHABLE';
    begin(0.002, false);
    await until(() => source.state().problem === 'BITBUCKET_UNREACHABLE');
    const after = passes + 2;
    await until(() => passes >= after);
    problem = 'BITBUCKET_LIMIT';
    await until(() => source.state().problem === 'BITBUCKET_LIMIT');
    problem = undefined;
    await until(() => source.state().state === 'done');
    problem = 'BITBUCKET_LIMIT';
    await until(() => source.state().state === 'failed');
    expect(faults).toEqual(['BITBUCKET_UNREACHABLE', 'BITBUCKET_LIMIT', 'BITBUCKET_LIMIT']);
  });

  it('ends with the repository in hand where it is to stop', async () => {
    bitbucket.list(row(1, 9), row(2, 9), row(3, 9));
    let answer: () => void = () => undefined;
    const { heads } = bitbucket.open;
    bitbucket.open.heads = async (repository) => {
      const found = await heads(repository);
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return found;
    };
    begin(3600, false);
    await until(() => looks() === 1);
    const stopped = source.stop();
    answer();
    await stopped;
    expect(looks()).toBe(1);
  });

  it('is the webhook; a look at the branches is made at first, and where a delivery says too little', async () => {
    begin(3600, true);
    await until(() => source.state().state === 'done');
    expect([looks(), events]).toEqual([1, []]);
    bitbucket.has(1, [branch('main', 'b')]);
    source.reconcile(uuidOf(1));
    await until(() => events.length > 0);
    expect([looks(), events]).toMatchObject([2, [{ push: { after: 'b'.repeat(40) } }]]);
  });

  it.each([true, false])(
    'has not looked where no request was left for it (webhooks: %s)',
    async (hasHooks) => {
      const start = Date.UTC(2026, 10, 22);
      let now = start;
      clock = { now: () => now };
      const lookedAt = () => source.state().looked?.at;
      /** One pass is underway; the one after it is after the call. */
      const twoPasses = async () => {
        for (let pass = 0; pass < 2; pass += 1) {
          const before = source.state();
          await until(() => source.state() !== before && source.state().state === 'done');
        }
      };
      begin(0.002, hasHooks);
      // The clock stands still: the requests are used up, less the two that a look takes.
      await until(() => passes === 46);
      await twoPasses();
      now += 1000;
      await twoPasses();
      expect([passes, lookedAt()]).toEqual([46, start]);
      now += 60 * 60_000;
      await until(() => lookedAt() === now);
    },
  );
});
