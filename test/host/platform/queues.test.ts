import { describe, expect, it } from '@jest/globals';
import { testPlatform } from './test-platform';
import { kvs } from '@forge/kvs';
import { Queue } from '@forge/events';

describe('smoke', () => {
  it('stores and queues', async () => {
    const got: unknown[] = [];
    const t = testPlatform({ handlers: { work: (event: unknown) => { got.push(event); } } });
    await t.platform.start();
    await t.inside(async () => {
      await kvs.set('a', { b: 1 });
      expect(await kvs.get('a')).toEqual({ b: 1 });
      expect(await kvs.get('zz')).toBeUndefined();
      await new Queue({ key: 'work' }).push({ body: { x: 1 } });
    });
    await t.platform.idle();
    expect(got).toHaveLength(1);
    await t.platform.stop();
  });
});
