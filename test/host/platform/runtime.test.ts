import { describe, expect, it, jest } from '@jest/globals';
import { getAppContext, permissions, webTrigger } from '@forge/api';
import Resolver from '@forge/resolver';
import { kvs } from '@forge/kvs';
import { testPlatform, type Handler } from './test-platform';

describe('what the packages read of the runtime', () => {
  it('getAppContext', async () => {
    const { inside } = testPlatform();
    const context = await inside(() => {
      const { appAri, environmentType, moduleKey, invocationRemainingTimeInMillis } =
        getAppContext();
      return [
        String(appAri),
        environmentType,
        moduleKey,
        invocationRemainingTimeInMillis(),
      ] as const;
    });
    expect(context.slice(0, 3)).toEqual([
      'ari:cloud:ecosystem::app/6f4a1f4e-3c1d-4c57-9a0b-8f2c55d0b1de',
      'DEVELOPMENT',
      'page',
    ]);
    expect(context[3]).toBeGreaterThan(20_000);
    expect(context[3]).toBeLessThanOrEqual(25_000);
  });

  it('permissions of the manifest', async () => {
    const { inside } = testPlatform();
    const answers = await inside(() => [
      permissions.hasScope('storage:app'),
      permissions.hasScope('write:repository:bitbucket'),
      permissions.canFetchFrom('backend', 'https://api.example.com'),
      permissions.canFetchFrom('backend', 'https://evil.example'),
    ]);
    expect(answers).toEqual([true, false, true, false]);
  });

  it('web trigger addresses', async () => {
    const { inside, platform } = testPlatform({
      handlers: {
        hook: (request: { method: string; body: string }) => ({
          statusCode: 201,
          headers: { 'x-method': [request.method] },
          body: request.body.toUpperCase(),
        }),
      },
    });
    const url = await inside(() => webTrigger.getUrl('web-hook'));
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:8080\/webtrigger\/x1\/[\w-]{43}$/);
    expect(await inside(() => webTrigger.queryUrls())).toEqual([{ moduleKey: 'web-hook', url }]);
    await expect(inside(() => webTrigger.getUrl('ghost'))).rejects.toThrow('Failed to get');

    const request = { method: 'POST', headers: {}, body: 'hi', path: '/', queryParameters: {} };
    const id = url.slice(url.lastIndexOf('/') + 1);
    expect(await platform.webTrigger({ ...request, id })).toEqual({
      statusCode: 201,
      headers: { 'x-method': ['POST'] },
      body: 'HI',
    });
    expect(await platform.webTrigger({ ...request, id: 'guess' })).toMatchObject({
      statusCode: 404,
    });
  });
});

describe('resolvers', () => {
  const resolver = new Resolver();
  resolver.define('whoami', ({ payload, context }) => ({ payload: payload as unknown, context }));
  resolver.define('fail', () => {
    throw new RangeError('no');
  });
  const handlers = { resolver: resolver.getDefinitions() as Handler };
  const call = {
    moduleKey: 'page',
    functionKey: 'whoami',
    extension: { repository: { uuid: '{r}' } },
  };

  it('get the trusted account and workspace beside what the page claims', async () => {
    const { platform } = testPlatform({ handlers });
    const result = await platform.resolve({ ...call, accountId: 'account-1', payload: { a: 1 } });
    expect(result).toMatchObject({
      payload: { a: 1 },
      context: {
        accountId: 'account-1',
        installContext: 'ari:cloud:bitbucket::workspace/6c2c8d2e-0a55-4e0f-9d6e-3a3d6f0c1b11',
        workspaceId: '{6c2c8d2e-0a55-4e0f-9d6e-3a3d6f0c1b11}',
        moduleKey: 'page',
        extension: { type: 'bitbucket:repoMainMenuPage', repository: { uuid: '{r}' } },
      },
    });
  });

  it('fail for the page as they failed', async () => {
    const { platform, records } = testPlatform({ handlers });
    await expect(platform.resolve({ ...call, functionKey: 'fail' })).rejects.toMatchObject({
      code: 'RESOLVER_THREW',
      message: 'no',
    });
    expect(records.at(-1)).toMatchObject({ error: { type: 'RangeError', message: 'no' } });
    await expect(platform.resolve({ ...call, functionKey: 'ghost' })).rejects.toThrow(
      "Resolver has no definition for 'ghost'.",
    );
    await expect(platform.resolve({ ...call, moduleKey: 'ghost' })).rejects.toMatchObject({
      code: 'MODULE_UNKNOWN',
    });
    await expect(
      platform.resolve({ ...call, payload: 'x'.repeat(500 * 1024) }),
    ).rejects.toMatchObject({ code: 'RESOLVER_TOO_LARGE' });
  });

  it('get a copy of the input, and give one of the result', async () => {
    const payload = { list: [1] };
    const kept: { list: number[] }[] = [];
    const { platform } = testPlatform({
      handlers: {
        resolver: ({ call: { payload: got } }: { call: { payload: { list: number[] } } }) => {
          got.list.push(2);
          kept.push(got);
          return got;
        },
      },
    });
    const result = await platform.resolve({ ...call, payload });
    kept[0]?.list.push(3);
    expect([payload, result]).toEqual([{ list: [1] }, { list: [1, 2] }]);
  });
});

describe('an invocation', () => {
  it('keeps its console apart from that of the host', async () => {
    const host = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    const { inside, logs } = testPlatform();
    await inside(() => {
      console.log('a %s', 'b', { c: 1 });
      console.error('bad');
    });
    expect(logs.map(({ level, line, functionKey }) => [level, line, functionKey])).toEqual([
      ['info', 'a b { c: 1 }', 'resolver'],
      ['error', 'bad', 'resolver'],
    ]);
    expect(host).not.toHaveBeenCalled();
    host.mockRestore();
  });

  it('is refused everything once it is over', async () => {
    const { inside, requests } = testPlatform();
    let late: Promise<unknown> = Promise.resolve();
    let end: () => void = () => undefined;
    await inside(() => {
      late = new Promise<void>((resolve) => (end = resolve)).then(() =>
        Promise.allSettled([kvs.set('late', 1), fetch('https://api.example.com/')]),
      );
    });
    end();
    const over = {
      status: 'rejected',
      reason: expect.objectContaining({ code: 'INVOCATION_ENDED' }),
    };
    expect(await late).toEqual([over, over]);
    expect(requests).toEqual([]);
    expect(await inside(() => kvs.get('late'))).toBeUndefined();
  });

  it('has its network requests aborted at its end', async () => {
    let asked: (signal: AbortSignal) => void = () => undefined;
    const signal = new Promise<AbortSignal>((resolve) => (asked = resolve));
    const { inside } = testPlatform({
      network: (request) => {
        asked(request.signal);
        return new Promise(() => undefined);
      },
    });
    await inside(async () => {
      fetch('https://api.example.com/').catch(() => undefined);
      expect((await signal).aborted).toBe(false);
    });
    expect((await signal).aborted).toBe(true);
  });

  it('is needed for every call', async () => {
    testPlatform();
    await expect(kvs.get('key')).rejects.toThrow('running invocation');
    expect(() => getAppContext()).toThrow('Forge runtime not found');
  });
});
