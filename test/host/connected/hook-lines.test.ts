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

/** What the host keeps of one that it can no longer reach, beside those at repositories. */
const LEFT = { url: '' };

/**
 * Webhooks as Bitbucket lists them, for `places` that the host registered; a number is a status.
 * `at` has what is found at single places instead.
 */
async function webhooks(found: unknown, places = [''], at: Readonly<Record<string, unknown>> = {}) {
  const asked: string[] = [];
  const noted: string[][] = [];
  const lines = await hookLines({
    connection: CONNECTION,
    open: {
      hasApi: true,
      product: {
        workspace: WORKSPACE,
        request: (_actor, path) => {
          asked.push(path);
          const [place] = places.filter((one) => path.includes(encodeURIComponent(`{${one}}`)));
          const here = at[place ?? ''] ?? found;
          return Promise.resolve(
            typeof here === 'number'
              ? Response.json({}, { status: here })
              : Response.json({ values: [here].flat() }),
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
          ...(repository === '' && places.length > 1 && LEFT),
        })),
      registered: (...row) => noted.push(row),
    },
    publicUrl: 'https://bridge.example',
    clock: { now: () => 2 },
  });
  const about = lines.filter(({ what }) => what === 'Webhooks');
  return { line: about[0], lines: about, asked, noted };
}

describe('the webhooks as Bitbucket has them', () => {
  it('are asked for, and right where they are as they were registered', async () => {
    const others = { ...RIGHT, uuid: '{other}', url: 'https://other.example/hooks' };
    const { line, asked, noted } = await webhooks([others, RIGHT]);
    expect(line).toEqual({ what: 'Webhooks', state: 'ok', found: 'at the workspace' });
    // An earlier release did not keep the address.
    expect(noted).toEqual([[CONNECTION.id, '', 'h', RIGHT.url]]);
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
    expect(line).toMatchObject({
      problem: 'HOOK_MISSING',
      details: ['20 of 30 repositories', '20 of 30 looked at'],
    });
    expect(new Set(asked.map((path) => path.split('/hooks')[0])).size).toBe(20);
    expect((await webhooks(RIGHT, places)).line).toMatchObject({
      state: 'ok',
      found: '30 repositories, 20 of 30 looked at',
    });
  });

  it('are those that the host relies on, not one at the workspace that is out of reach', async () => {
    const { line, noted } = await webhooks(RIGHT, ['', 'r1', 'r2']);
    expect(line).toMatchObject({ state: 'ok', found: '2 repositories' });
    expect(noted.map(([, place]) => place)).toEqual(['r1', 'r2']);
  });

  it('hide each other nowhere: a repository that is gone, one without, one that may not be seen', async () => {
    const places = ['right', 'gone', 'missing', 'forbidden'];
    const { lines } = await webhooks(RIGHT, places, { gone: 404, missing: [], forbidden: 403 });
    expect(lines.map(({ state, problem }) => [state, problem])).toEqual([
      ['warning', 'HOOK_PLACE_GONE'],
      ['failed', 'HOOK_MISSING'],
      ['warning', 'HOOK_FORBIDDEN'],
    ]);
  });
});
