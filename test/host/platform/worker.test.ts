import { describe, expect, it } from '@jest/globals';
import { createWorker, type Worker, type WorkSource } from '../../../host/platform/worker';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function list(work: (() => Promise<void>)[]): WorkSource {
  return { claim: () => work.shift(), nextDueAt: () => (work.length > 0 ? 0 : undefined) };
}
function worker(
  sources: WorkSource[],
  faults: unknown[] = [],
  parallelism = 4,
  clock: { now(): number } = Date,
): Worker {
  return createWorker({
    sources,
    parallelism,
    clock,
    onFault: (error) => faults.push(error),
  });
}

describe('the worker', () => {
  it('never runs more than it may, however often it is woken', async () => {
    let active = 0;
    let most = 0;
    const piece = async (): Promise<void> => {
      active += 1;
      most = Math.max(most, active);
      loop.wake();
      await turn();
      loop.wake();
      await turn();
      active -= 1;
    };
    const loop = worker([list(Array.from({ length: 20 }, () => piece))], [], 3);
    loop.start();
    await loop.idle();
    expect([most, active]).toEqual([3, 0]);
  });

  it('goes on after a fault of a piece or of a source, and tells of both', async () => {
    const faults: unknown[] = [];
    const done: string[] = [];
    let failures = 1;
    const source = list([
      () => Promise.reject(new Error('piece')),
      () => Promise.resolve(void done.push('second')),
    ]);
    const flaky: WorkSource = {
      nextDueAt: () => undefined,
      claim: () => {
        failures -= 1;
        if (failures === 0) throw new Error('source');
        return undefined;
      },
    };
    const loop = worker([flaky, source], faults);
    loop.start();
    await turn();
    await turn();
    await loop.idle();
    expect(done).toEqual(['second']);
    expect(faults.map(String)).toEqual(['Error: source', 'Error: piece']);
  });

  it('wakes by itself for what is due later', async () => {
    let now = 0;
    const claimed: number[] = [];
    let tell: () => void = () => undefined;
    const told = new Promise<void>((resolve) => (tell = resolve));
    const source: WorkSource = {
      nextDueAt: () => (claimed.length > 0 ? undefined : 30),
      claim: () => {
        if (now < 30 || claimed.length > 0) return undefined;
        claimed.push(now);
        tell();
        return () => Promise.resolve();
      },
    };
    const loop = worker([source], [], 4, { now: () => now });
    loop.start();
    await loop.idle();
    expect(claimed).toEqual([]);
    now = 30;
    await told;
    await loop.stop();
    expect(claimed).toEqual([30]);
  });

  it('claims what becomes due while it looks, though nobody wakes it again', async () => {
    let claims = 0;
    let ran = false;
    const source: WorkSource = {
      nextDueAt: () => (ran ? undefined : 0),
      claim: () => {
        claims += 1;
        // As after a timer that fired a millisecond early: not due yet, and due when asked next.
        if (claims < 2 || ran) return undefined;
        ran = true;
        return () => Promise.resolve();
      },
    };
    const loop = worker([source]);
    loop.start();
    await loop.idle();
    expect(ran).toBe(true);
    await loop.stop();
  });
});
