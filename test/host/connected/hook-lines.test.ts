import { describe, expect, it } from '@jest/globals';
import { hookLines } from '../../../host/connected/hook-lines';
import { BITBUCKET_CLOUD } from '../../../host/connections/bitbucket-service';
import type { Connection } from '../../../host/connections/connection';
import { OUR_EVENTS } from '../../../host/connections/hooks/ensure-hook';

const WORKSPACE = '6c2c8d2e-0a55-4e0f-9d6e-3a3d6f0c1b11';
const CONNECTION = { kind: 'oauth', id: 'c0ffee00-0000-4000-8000-000000000000' } as Connection;
const RIGHT = {
  uuid: '{h}',
  url: `https://bridge.example/hooks/bitbucket/${CONNECTION.id}`,
  active: true,
  events: [...OUR_EVENTS],
  secret_set: true,
};

/** Webhooks as Bitbucket lists them, for `places` that the host registered; a number is a status. */
async function webhooks(found: unknown, places = ['']) {
  const asked: string[] = [];
  const lines = await hookLines({
    connection: CONNECTION,
    open: {
      hasApi: true,
      product: {
        workspace: WORKSPACE,
        request: (_actor, path) => {
          asked.push(path);
          return Promise.resolve(
            typeof found === 'number'
              ? Response.json({}, { status: found })
              : Response.json({ values: [found].flat() }),
          );
        },
      },
    },
    service: BITBUCKET_CLOUD,
    hooks: {
      list: () =>
        places.map((repository) => ({
          connection: CONNECTION.id,
          repository,
          uuid: 'h',
          lastDeliveryAt: 1,
        })),
    },
    publicUrl: 'https://bridge.example',
    clock: { now: () => 2 },
  });
  return { line: lines.find(({ what }) => what === 'Webhooks'), asked };
}

describe('the webhooks as Bitbucket has them', () => {
  it('are asked for, and right where they are as they were registered', async () => {
    const others = { ...RIGHT, uuid: '{other}', url: 'https://other.example/hooks' };
    const { line, asked } = await webhooks([others, RIGHT]);
    expect(line).toEqual({ what: 'Webhooks', state: 'ok', found: 'at the workspace' });
    expect(asked[0]).toBe(`/2.0/workspaces/%7B${WORKSPACE}%7D/hooks?pagelen=1`);
  });

  it.each([
    ['deleted', [], 'HOOK_MISSING'],
    ['switched off', { ...RIGHT, active: false }, 'HOOK_CHANGED'],
    ['of fewer events', { ...RIGHT, events: ['repo:push'] }, 'HOOK_CHANGED'],
    ['without a secret', { ...RIGHT, secret_set: false }, 'HOOK_CHANGED'],
    [
      'of an earlier address',
      { ...RIGHT, url: RIGHT.url.replace('bridge', 'old') },
      'HOOK_CHANGED',
    ],
    ['another one', { ...RIGHT, uuid: '{new}' }, 'HOOK_CHANGED'],
    ['not to be seen', 403, 'HOOK_FORBIDDEN'],
    ['not told', 503, 'BITBUCKET_FAILING'],
  ])('are found %s', async (_what, found, problem) => {
    expect((await webhooks(found)).line).toMatchObject({ problem });
  });

  it('are counted where they are at repositories, and not all of many are asked for', async () => {
    const places = Array.from({ length: 30 }, (_, at) => `r${String(at)}`);
    const { line, asked } = await webhooks([], places);
    expect(line).toMatchObject({ problem: 'HOOK_MISSING', details: ['20 of 30 repositories'] });
    expect(new Set(asked.map((path) => path.split('/hooks')[0])).size).toBe(20);
  });
});
