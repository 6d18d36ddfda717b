import { describe, expect, it } from '@jest/globals';
import { createLimitedRequest } from '../../src/bitbucket/limited-request';
import { createOpenBitbucket } from '../../src/bitbucket/open-bitbucket';
import type { BitbucketRequest } from '../../src/core/ports';
import { backgroundBudget, RequestBudgetSpent } from '../../src/core/request-budget';

const WORKSPACE = '11111111-1111-4111-8111-111111111111';
type Headers = Readonly<Record<string, string>>;

/** Answers with these headers, one after the other, then with none. */
function answering(...answers: { status?: number; headers?: Headers; body?: string }[]) {
  let asked = 0;
  const request: BitbucketRequest = () => {
    const { status = 200, headers = {}, body = '{"values":[]}' } = answers[asked] ?? {};
    asked += 1;
    return Promise.resolve(new Response(body, { status, headers }));
  };
  return { request, asked: () => asked };
}

describe('a limited request', () => {
  it.each<[string, { status?: number; headers?: Headers }, object]>([
    ['nothing', {}, { near: false }],
    ['the limit', { headers: { 'X-RateLimit-Limit': '1000' } }, { limit: 1000, near: false }],
    ['several windows', { headers: { 'X-RateLimit-Limit': '60, 60;w=3600' } }, { limit: 60 }],
    ['no number', { headers: { 'X-RateLimit-Limit': 'many' } }, { near: false }],
    ['that it is near', { headers: { 'X-RateLimit-NearLimit': 'true' } }, { near: true }],
    ['that it is not', { headers: { 'X-RateLimit-NearLimit': 'False' } }, { near: false }],
    ['that it is over', { status: 429 }, { near: true }],
  ])('reads from an answer that says %s', async (_what, answer, expected) => {
    const limited = createLimitedRequest(answering(answer).request, () => true);
    await limited.request('app', '/2.0/x');
    expect(limited.limits()).toMatchObject({ spent: 1, ...expected });
    expect('limit' in limited.limits()).toBe('limit' in expected);
  });

  it('keeps what was said by answers that say nothing', async () => {
    const headers = { 'X-RateLimit-Limit': '2000', 'X-RateLimit-NearLimit': 'true' };
    const limited = createLimitedRequest(answering({ headers }).request, () => true);
    await limited.request('app', '/2.0/x');
    await limited.request('app', '/2.0/y');
    expect(limited.limits()).toEqual({ limit: 2000, near: true, spent: 2 });
  });

  it('sends nothing beyond its budget, also where requests run side by side', async () => {
    const { request, asked } = answering();
    const limited = createLimitedRequest(request, ({ spent }) => spent < 2);
    const results = await Promise.allSettled(
      [1, 2, 3, 4].map((n) => limited.request('app', `/2.0/${String(n)}`)),
    );
    expect(results.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'rejected',
    ]);
    expect([asked(), limited.limits().spent]).toEqual([2, 2]);
  });

  it('counts what failed on the way', async () => {
    const limited = createLimitedRequest(
      () => Promise.reject(new Error('down')),
      () => true,
    );
    await expect(limited.request('app', '/2.0/x')).rejects.toThrow('down');
    expect(limited.limits().spent).toBe(1);
  });
});

describe('a session', () => {
  it('counts each page of a list, and forgets everything with the next one', async () => {
    const next = JSON.stringify({ values: [], next: 'https://api.bitbucket.org/2.0/more' });
    const headers = { 'X-RateLimit-Limit': '5000', 'X-RateLimit-NearLimit': 'true' };
    const { request } = answering({ body: next, headers }, {});
    const open = createOpenBitbucket(request);
    const first = open(() => true);
    for await (const row of first.directory.all(WORKSPACE)) expect(row).toBeUndefined();
    expect(first.limits()).toEqual({ limit: 5000, near: true, spent: 2 });
    expect(open(() => true).limits()).toEqual({ near: false, spent: 0 });
  });

  it('ends a list in the middle', async () => {
    const next = JSON.stringify({ values: [], next: 'https://api.bitbucket.org/2.0/more' });
    const open = createOpenBitbucket(answering({ body: next }).request);
    const list = open(({ spent }) => spent < 1).directory.all(WORKSPACE);
    const first = list[Symbol.asyncIterator]().next();
    await expect(first).rejects.toThrow(RequestBudgetSpent);
  });
});

describe('the budget of background work', () => {
  it.each([
    [undefined, 100],
    [1000, 100],
    [3999, 399],
    [10_000, 400],
    [60, 6],
    [5, 0],
  ])('of a limit of %p is %d', (limit, budget) => {
    const limits = { near: false, spent: 0, ...(limit !== undefined && { limit }) };
    expect(backgroundBudget(limits)).toBe(budget);
  });
});
