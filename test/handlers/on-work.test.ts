import { describe, expect, it } from '@jest/globals';
import type { Processed } from '../../src/app/process-run';
import { BridgeError, type ErrorCode } from '../../src/core/errors';
import type { LogFields } from '../../src/core/ports';
import { createOnWork } from '../../src/handlers/on-work';
import { aRun, REPOSITORY } from '../storage/stores';

const RUN = { kind: 'run', runId: 'run-1', repository: REPOSITORY };
type Answers = Partial<Record<'run' | 'confirm' | 'index' | 'import', () => unknown>>;

/** The consumer over use cases that note how they are called. */
function aConsumer(answers: Answers = {}) {
  const calls: unknown[][] = [];
  const logged: [string, LogFields | undefined][] = [];
  const note = (message: string, fields?: LogFields) => void logged.push([message, fields]);
  const take = async (kind: keyof Answers, ...args: unknown[]) => {
    calls.push([kind, ...args]);
    return Promise.resolve().then(() => answers[kind]?.());
  };
  const onWork = createOnWork({
    processRun: async (...args) => (await take('run', ...args)) as Processed,
    confirmDelivery: async (...args) => String(await take('confirm', ...args)),
    indexRepositories: (...args) => take('index', ...args),
    importSlice: async (...args) => {
      await take('import', ...args);
    },
    log: { info: note, warn: note, error: note },
  });
  return { onWork, calls, logged };
}

describe('a job', () => {
  const ref = { type: 'branch', name: 'main' };
  it.each([
    [RUN, ['run', 'run-1', REPOSITORY, undefined]],
    [{ ...RUN, ref, more: 1 }, ['run', 'run-1', REPOSITORY, ref]],
    [{ kind: 'confirm', deliveryKey: 'k', attempt: 2 }, ['confirm', 'k', 2]],
    [{ kind: 'index', attempt: 1 }, ['index', 'workspace']],
    [{ kind: 'import', id: 'i', slice: 3 }, ['import', 'workspace', 'i', 3]],
  ])('%j is handed on', async (job, call) => {
    const run = () => ({ kind: 'done', run: aRun(), again: false });
    const { onWork, calls } = aConsumer({ run });
    expect((await onWork(job, 'workspace')).kind).toBe('done');
    expect(calls).toEqual([call]);
  });

  it.each([
    [undefined],
    ['x'],
    [{}],
    [{ kind: 'run' }],
    [{ ...RUN, ref: 'main' }],
    [{ kind: 'delete-everything' }],
    [{ kind: 'confirm', deliveryKey: 'k', attempt: '1' }],
  ])('%j is dropped, and logged without its content', async (job) => {
    const { onWork, calls, logged } = aConsumer();
    expect(await onWork(job, 'workspace')).toEqual({ kind: 'done' });
    expect([calls, logged]).toEqual([[], [['A job of unknown shape was dropped.', undefined]]]);
  });
});

describe('a run', () => {
  it('that waits comes back when it is due, with its report', async () => {
    const run = () => ({ kind: 'waiting', run: aRun(), retryInSeconds: 45 });
    const answer = await aConsumer({ run }).onWork(RUN, 'workspace');
    expect(answer).toMatchObject({ kind: 'retry', afterSeconds: 45, report: { runId: 'run-1' } });
  });

  it('that was done before is reported once only', async () => {
    const run = (again: boolean) => () => ({ kind: 'done', run: aRun(), again });
    const first = await aConsumer({ run: run(false) }).onWork(RUN, 'workspace');
    expect(first).toMatchObject({ report: { runId: 'run-1' } });
    expect(await aConsumer({ run: run(true) }).onWork(RUN, 'workspace')).toEqual({ kind: 'done' });
  });

  it('that does not exist is logged', async () => {
    const { onWork, logged } = aConsumer({ run: () => ({ kind: 'unknown' }) });
    expect(await onWork(RUN, 'workspace')).toEqual({ kind: 'done' });
    expect(logged).toEqual([['A job names a run that does not exist.', { run: 'run-1' }]]);
  });
});

describe('a failure', () => {
  const failing = (error: Error) =>
    aConsumer({
      run: () => {
        throw error;
      },
    });

  it.each<[ErrorCode, number | undefined, number]>([
    ['STORAGE_FAILED', undefined, 30],
    ['BITBUCKET_UNAVAILABLE', undefined, 30],
    ['BITBUCKET_RATE_LIMITED', 600, 600],
  ])('%s lets the job wait', async (code, retryAfterSeconds, afterSeconds) => {
    const { onWork } = failing(new BridgeError(code, { retryAfterSeconds, detail: 'x' }));
    expect(await onWork(RUN, 'workspace')).toEqual({ kind: 'retry', afterSeconds });
  });

  it('is logged by its code alone', async () => {
    const { onWork, logged } = failing(new BridgeError('STORAGE_FAILED', { detail: 'secret' }));
    await onWork(RUN, 'workspace');
    expect(logged).toEqual([['A job waits.', { job: 'run', code: 'STORAGE_FAILED' }]]);
  });

  it.each([[new TypeError('x')], [new BridgeError('NOT_ALLOWED')]])(
    'of ours is the queue to retry: %s',
    async (error) => {
      await expect(failing(error).onWork(RUN, 'workspace')).rejects.toBe(error);
    },
  );
});
