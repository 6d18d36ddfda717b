import { describe, expect, it } from '@jest/globals';
import { InvocationError, InvocationErrorCode, Queue, type AsyncEvent } from '@forge/events';
import {
  MANIFEST,
  manualClock,
  testPlatform,
  type Handler,
  type TestPlatform,
} from '../test-platform';

const queue = new Queue({ key: 'work' });

async function started(
  options: Parameters<typeof testPlatform>[0] = {},
): Promise<TestPlatform & { clock: ReturnType<typeof manualClock> }> {
  const clock = manualClock();
  const test = testPlatform({ clock, ...options });
  await test.platform.start();
  return { ...test, clock };
}

/** A consumer that keeps its events and answers with what the test gives it. */
function consumer(answer: (event: AsyncEvent, call: number) => unknown = () => undefined): {
  events: AsyncEvent[];
  contexts: unknown[];
  handler: Handler;
} {
  const events: AsyncEvent[] = [];
  const contexts: unknown[] = [];
  return {
    events,
    contexts,
    handler: (event: AsyncEvent, context: unknown) => {
      events.push(event);
      contexts.push(context);
      return answer(event, events.length);
    },
  };
}

describe('queues through @forge/events', () => {
  it('deliver events with what the consumer may know', async () => {
    const { handler, events, contexts } = consumer();
    const { platform, inside } = await started({ handlers: { work: handler } });
    const { jobId } = await inside(() => queue.push([{ body: { id: 1 } }, { body: { id: 2 } }]));
    await platform.idle();
    expect(events.map(({ body }) => body)).toEqual([{ id: 1 }, { id: 2 }]);
    expect(events[0]).toEqual({
      body: { id: 1 },
      queueName: 'work',
      jobId,
      eventId: expect.any(String),
    });
    expect(contexts[0]).toMatchObject({
      installContext: 'ari:cloud:bitbucket::workspace/6c2c8d2e-0a55-4e0f-9d6e-3a3d6f0c1b11',
      workspaceId: '{6c2c8d2e-0a55-4e0f-9d6e-3a3d6f0c1b11}',
    });
    expect(contexts[0]).not.toHaveProperty('principal');
    const stats = await inside(() => queue.getJob(jobId).getStats());
    expect(stats).toEqual({ success: 2, inProgress: 0, failed: 0 });
  });

  it('wait as long as the event asks', async () => {
    const { handler, events } = consumer();
    const { platform, inside, clock } = await started({ handlers: { work: handler } });
    await inside(() => queue.push({ body: {}, delayInSeconds: 900 }));
    await platform.idle();
    clock.advance(899);
    await platform.idle();
    expect(events).toHaveLength(0);
    expect(platform.pending()).toEqual({ due: 0, delayed: 1, running: 0, deadLetters: 0 });
    clock.advance(1);
    await platform.idle();
    expect(events).toHaveLength(1);
  });

  it('retry as a returned InvocationError asks', async () => {
    const { handler, events } = consumer((_event, call) =>
      call < 3
        ? new InvocationError({
            retryAfter: 30,
            retryReason: InvocationErrorCode.FUNCTION_UPSTREAM_RATE_LIMITED,
            retryData: { call },
          })
        : undefined,
    );
    const { platform, inside, clock, records } = await started({ handlers: { work: handler } });
    const pushedAt = clock.now();
    await inside(() => queue.push({ body: { id: 1 } }));
    for (let round = 0; round < 4; round += 1) {
      await platform.idle();
      clock.advance(29);
      await platform.idle();
      clock.advance(1);
    }
    expect(events.map(({ retryContext }) => retryContext)).toEqual([
      undefined,
      ...[1, 2].map((retryCount) => ({
        retryCount,
        retryReason: 'FUNCTION_UPSTREAM_RATE_LIMITED',
        retryData: { call: retryCount },
        retentionWindow: {
          startTime: new Date(pushedAt).toISOString(),
          remainingTimeMs: 24 * 3_600_000 - retryCount * 30_000,
        },
      })),
    ]);
    const work = records.filter(({ functionKey }) => functionKey === 'work');
    expect(work.map(({ retryInSeconds }) => retryInSeconds)).toEqual([30, 30, undefined]);
  });

  it('retry a throw with growing pauses, and put the event aside after 24 hours', async () => {
    const { handler, events } = consumer(() => {
      throw new TypeError('poison');
    });
    const { platform, inside, clock, records, reports } = await started({
      handlers: { work: handler },
    });
    const { jobId } = await inside(() => queue.push({ body: {} }));
    for (let minute = 0; minute <= 24 * 60 + 20; minute += 1) {
      await platform.idle();
      clock.advance(60);
    }
    await platform.idle();
    const pauses = records.flatMap(({ cause, retryInSeconds }) =>
      cause === 'consumer' ? [retryInSeconds] : [],
    );
    expect(pauses.slice(0, 12)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
    expect(pauses.at(-1)).toBeUndefined();
    expect(pauses.slice(0, -1).every((pause) => pause !== undefined)).toBe(true);
    expect(events.length).toBeGreaterThan(90);
    expect(platform.pending()).toEqual({ due: 0, delayed: 0, running: 0, deadLetters: 1 });
    expect(reports).toContainEqual(expect.objectContaining({ code: 'TASK_DEAD', level: 'error' }));
    expect(JSON.stringify(reports)).not.toContain('poison');
    const stats = await inside(() => queue.getJob(jobId).getStats());
    expect(stats).toEqual({ success: 0, inProgress: 0, failed: 1 });
  });

  it('time a function out, refuse its later calls, and retry', async () => {
    let late: Promise<unknown> | undefined;
    const hung: Handler = () => {
      late = new Promise((resolve) => setTimeout(resolve, 1200)).then(() =>
        queue.push({ body: {} }),
      );
      late.catch(() => undefined);
      return late;
    };
    const { platform, inside, records } = await started({ handlers: { slow: hung } });
    await inside(() => new Queue({ key: 'slow' }).push({ body: {} }));
    await platform.idle();
    expect(records.at(-1)).toMatchObject({
      functionKey: 'slow',
      error: { type: 'FunctionTimeoutError' },
      retryInSeconds: 1,
    });
    await expect(late).rejects.toMatchObject({ code: 'INVOCATION_ENDED' });
    expect(platform.pending()).toMatchObject({ due: 0, delayed: 1 });
  });

  it.each([
    [1, 1],
    [2, 2],
  ])('run at most %d of one concurrency key, across queues', async (limit, expected) => {
    let active = 0;
    let most = 0;
    const slowly: Handler = async () => {
      active += 1;
      most = Math.max(most, active);
      for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      active -= 1;
    };
    // The time-out of the slow one is of real time, and a busy machine may need that long.
    const manifest = MANIFEST.replace(', timeoutSeconds: 1', '');
    const handlers = { work: slowly, slow: slowly };
    const { platform, inside } = await started({ manifest, handlers });
    await inside(async () => {
      const events = Array.from({ length: 5 }, () => ({
        body: {},
        concurrency: { key: 'repository', limit },
      }));
      await queue.push(events);
      await new Queue({ key: 'slow' }).push(events);
    });
    await platform.idle();
    expect(most).toBe(expected);
    expect(platform.pending()).toEqual({ due: 0, delayed: 0, running: 0, deadLetters: 0 });
  });

  it('do not hold other keys up behind a full one', async () => {
    const order: string[] = [];
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const handler: Handler = async ({ body }: AsyncEvent<{ id: string }>) => {
      order.push(body.id);
      if (body.id === 'a1') await held;
      if (body.id === 'b') release();
    };
    const { platform, inside } = await started({ handlers: { work: handler } });
    await inside(() =>
      queue.push([
        ...['a1', 'a2', 'a3'].map((id) => ({ body: { id }, concurrency: { key: 'a', limit: 1 } })),
        { body: { id: 'b' }, concurrency: { key: 'b', limit: 1 } },
      ]),
    );
    await platform.idle();
    expect(order).toEqual(['a1', 'b', 'a2', 'a3']);
  });

  it('cancel what has not begun', async () => {
    const { handler, events } = consumer();
    const { platform, inside, clock } = await started({ handlers: { work: handler } });
    const { jobId } = await inside(() => queue.push({ body: {}, delayInSeconds: 10 }));
    await inside(() => queue.cancel(jobId));
    clock.advance(10);
    await platform.idle();
    expect(events).toHaveLength(0);
    await expect(inside(() => queue.cancel('no-such-job'))).rejects.toThrow('was not found');
    await expect(inside(() => queue.getStats('no-such-job'))).rejects.toThrow('was not found');
  });

  it('refuse a queue that nothing consumes, storing nothing', async () => {
    const { platform, inside } = await started();
    const push = inside(() => new Queue({ key: 'ghost' }).push({ body: {} }));
    await expect(push).rejects.toThrow('400');
    expect(platform.pending()).toMatchObject({ due: 0, delayed: 0 });
  });

  it.each<[string, unknown[], number]>([
    ['51 events', Array.from({ length: 51 }, () => ({ body: {} })), 400],
    ['a delay over 900 s', [{ body: {}, delayInSeconds: 901 }], 400],
    ['a body that is no object', [{ body: 'text' }], 400],
    ['over 200 KB', [{ body: { text: 'x'.repeat(200 * 1024) } }], 413],
  ])('check on the server too: %s', async (_what, payload, status) => {
    const { inside } = await started();
    const answer = await inside(() => {
      const send = Reflect.get(globalThis, '__forge_fetch__') as (
        meta: object,
        path: string,
        init: RequestInit,
      ) => Promise<Response>;
      return send(
        { type: 'fpp', provider: 'app', remote: 'stargate' },
        '/webhook/queue/publish/{contextAri}/{environmentId}/{appId}/{appVersion}',
        {
          method: 'POST',
          body: JSON.stringify({ queueName: 'work', jobId: crypto.randomUUID(), payload }),
        },
      ).then((response) => response.status);
    });
    expect(answer).toBe(status);
  });

  it('take what a consumer pushes itself', async () => {
    const seen: unknown[] = [];
    const handler: Handler = async ({ body }: AsyncEvent<{ left: number }>) => {
      seen.push(body.left);
      if (body.left > 0) await queue.push({ body: { left: body.left - 1 } });
    };
    const { platform, inside } = await started({ handlers: { work: handler } });
    await inside(() => queue.push({ body: { left: 3 } }));
    await platform.idle();
    expect(seen).toEqual([3, 2, 1, 0]);
  });
});
