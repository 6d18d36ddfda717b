import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { collect } from '../../src/bitbucket/pages';
import { caught } from '../fakes/caught';
import { strictRequest } from './strict-request';

const first = '/2.0/list?pagelen=2';
const row = z.object({ n: z.number() });
const rows = (...numbers: number[]) => numbers.map((n) => ({ n }));

describe('the pager', () => {
  it('follows next by its path and query alone', async () => {
    const { request, done } = strictRequest(
      {
        path: first,
        answer: { values: rows(1, 2), next: 'https://elsewhere.example/2.0/list?page=x%2F' },
      },
      { path: '/2.0/list?page=x%2F', answer: { values: rows(3) } },
    );
    const all = await collect(request, first, row, 9);
    expect(all).toEqual({ rows: rows(1, 2, 3), complete: true });
    expect(done()).toBe(true);
  });

  it('leaves out rows that make no sense, and keeps the page', async () => {
    const values = [{ n: 1 }, { n: 'x' }, null, { n: 2 }];
    const { request } = strictRequest({ path: first, answer: { values } });
    expect((await collect(request, first, row, 9)).rows).toEqual(rows(1, 2));
  });

  it('says when it stopped before the end, and asks no further', async () => {
    const next = 'https://api.bitbucket.org/2.0/list?page=2';
    const { request, done } = strictRequest({ path: first, answer: { values: rows(1), next } });
    expect(await collect(request, first, row, 1)).toEqual({ rows: rows(1), complete: false });
    expect(done()).toBe(true);
  });

  it.each([
    'https://api.bitbucket.org/1.0/x',
    'https://api.bitbucket.org/2.0/../x',
    'not a link',
    '/2.0/list',
    'javascript:alert(1)',
  ])('does not follow %s', async (next) => {
    const { request } = strictRequest({ path: first, answer: { values: rows(1), next } });
    const error = await caught(collect(request, first, row, 9));
    expect(error.code).toBe('BITBUCKET_UNEXPECTED');
  });

  it('fails as a whole when a later page fails', async () => {
    const next = 'https://api.bitbucket.org/2.0/list?page=2';
    const { request } = strictRequest(
      { path: first, answer: { values: rows(1), next } },
      { path: '/2.0/list?page=2', status: 503 },
    );
    expect((await caught(collect(request, first, row, 9))).code).toBe('BITBUCKET_UNAVAILABLE');
  });
});
