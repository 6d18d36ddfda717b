import { describe, expect, it } from '@jest/globals';
import { InvocationError, InvocationErrorCode } from '@forge/events';
import type { ProductEvent } from '../../../host/platform/types';
import { MANIFEST, manualClock, testPlatform, type Handler } from './test-platform';

const push = (id: number, repository = 'r1'): ProductEvent => ({
  eventType: 'avi:bitbucket:push:repository',
  repository: { uuid: `{${repository}}` },
  id,
});
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('product events', () => {
  it('reach the triggers that listen, with the context of the installation', async () => {
    const calls: unknown[][] = [];
    const { platform } = testPlatform({
      handlers: { trigger: (...input: unknown[]) => void calls.push(input) },
    });
    platform.emit(push(1));
    platform.emit({ eventType: 'avi:bitbucket:created:pullrequest' });
    await platform.start();
    await platform.idle();
    expect(calls).toEqual([
      [
        push(1),
        {
          installContext: 'ari:cloud:bitbucket::workspace/6c2c8d2e-0a55-4e0f-9d6e-3a3d6f0c1b11',
          workspaceId: '{6c2c8d2e-0a55-4e0f-9d6e-3a3d6f0c1b11}',
          installation: {
            ari: { installationId: expect.any(String) },
            contexts: [{ workspaceId: '{6c2c8d2e-0a55-4e0f-9d6e-3a3d6f0c1b11}' }],
          },
        },
      ],
    ]);
  });

  it('join an open transaction: rolled back is never delivered', async () => {
    const seen: number[] = [];
    const { platform, database } = testPlatform({
      handlers: { trigger: (event: { id: number }) => void seen.push(event.id) },
    });
    await platform.start();
    const failing = database.transaction(() => {
      platform.emit(push(1));
      throw new Error('rolled back');
    });
    expect(failing).toThrow('rolled back');
    database.transaction(() => {
      platform.emit(push(2));
    })();
    await platform.idle();
    expect(seen).toEqual([2]);
  });

  it('of one repository arrive in order and one at a time; repositories run side by side', async () => {
    const log: string[] = [];
    const handler: Handler = async ({
      id,
      repository,
    }: {
      id: number;
      repository: { uuid: string };
    }) => {
      log.push(`+${repository.uuid}${id}`);
      for (let turns = 0; turns < 7 - id; turns += 1) await turn();
      log.push(`-${repository.uuid}${id}`);
    };
    const { platform } = testPlatform({ handlers: { trigger: handler } });
    for (let id = 1; id <= 5; id += 1) {
      platform.emit(push(id, 'a'));
      platform.emit(push(id, 'b'));
    }
    await platform.start();
    await platform.idle();
    for (const repository of ['{a}', '{b}']) {
      const own = log
        .filter((line) => line.includes(repository))
        .map((line) => line.replace(repository, ''));
      expect(own).toEqual(['+1', '-1', '+2', '-2', '+3', '-3', '+4', '-4', '+5', '-5']);
    }
    expect(log.indexOf('+{b}1')).toBeLessThan(log.indexOf('-{a}1'));
  });

  it('are retried at most four times for a returned InvocationError', async () => {
    const clock = manualClock();
    const contexts: unknown[] = [];
    const { platform, reports } = testPlatform({
      clock,
      handlers: {
        trigger: (event: { retryContext?: unknown }) => {
          contexts.push(event.retryContext);
          return new InvocationError({
            retryAfter: 60,
            retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST,
            retryData: { n: contexts.length },
          });
        },
      },
    });
    await platform.start();
    platform.emit(push(1));
    for (let round = 0; round < 8; round += 1) {
      await platform.idle();
      clock.advance(60);
    }
    const retryReason = 'FUNCTION_RETRY_REQUEST';
    expect(contexts).toEqual([
      undefined,
      ...[1, 2, 3, 4].map((n) => ({ retryCount: n, retryReason, retryData: { n } })),
    ]);
    expect(platform.pending()).toEqual({ due: 0, delayed: 0, running: 0, deadLetters: 1 });
    expect(reports).toHaveLength(1);
  });

  it('end with a throw, put aside and reported, and the next one goes on', async () => {
    const seen: number[] = [];
    const { platform, reports, records } = testPlatform({
      handlers: {
        trigger: ({ id }: { id: number }) => {
          seen.push(id);
          if (id === 1) throw new TypeError('broken');
        },
      },
    });
    await platform.start();
    platform.emit(push(1));
    platform.emit(push(2));
    await platform.idle();
    expect(seen).toEqual([1, 2]);
    expect(records[0]).toMatchObject({ error: { type: 'TypeError', message: 'broken' } });
    expect(reports.map(({ code }) => code)).toEqual(['TASK_DEAD']);
    expect(platform.pending().deadLetters).toBe(1);
  });

  it('over 200 kB are dropped with a report', async () => {
    const { platform, records, reports } = testPlatform();
    await platform.start();
    platform.emit({ ...push(1), text: 'x'.repeat(200_000) });
    await platform.idle();
    expect(records).toEqual([]);
    expect(reports.map(({ code }) => code)).toEqual(['EVENT_TOO_LARGE']);
  });

  it('need the scope of the event in the manifest', async () => {
    const manifest = MANIFEST.replace('    - read:repository:bitbucket\n', '');
    const { platform, records, reports } = testPlatform({ manifest });
    await platform.start();
    platform.emit(push(1));
    platform.emit({ eventType: 'avi:forge:installed:app' });
    await platform.idle();
    expect(records.map(({ input }) => input)).toEqual([{ eventType: 'avi:forge:installed:app' }]);
    expect(reports.map(({ code }) => code)).toEqual(['EVENT_SCOPE_MISSING']);
  });
});
