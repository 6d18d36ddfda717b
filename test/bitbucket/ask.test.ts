import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ask, askJson } from '../../src/bitbucket/ask';
import type { ErrorCode } from '../../src/core/errors';
import { caught } from '../fakes/caught';
import { strictRequest } from './strict-request';

const path = '/2.0/x';
const said = (message: string, data?: unknown) => ({
  type: 'error',
  error: { message, ...(data === undefined ? {} : { data }) },
});

describe('an answer that is no success', () => {
  it.each<[number, unknown, ErrorCode, string]>([
    [400, said('Bad q'), 'BITBUCKET_UNEXPECTED', 'Bad q'],
    [401, said('Token expired'), 'BITBUCKET_UNAUTHORIZED', 'Token expired'],
    [402, said('Pay'), 'BITBUCKET_FORBIDDEN', 'Pay'],
    [403, said('No'), 'BITBUCKET_FORBIDDEN', 'No'],
    [404, said('No such file'), 'BITBUCKET_NOT_FOUND', 'No such file'],
    [404, '<html>', 'BITBUCKET_NOT_FOUND', 'HTTP 404'],
    [404, said('Gone', { shas: ['a'] }), 'BITBUCKET_COMMIT_NOT_FOUND', 'Gone'],
    [404, said('Gone', null), 'BITBUCKET_NOT_FOUND', 'Gone'],
    [410, said('CHANGE-2770'), 'BITBUCKET_NOT_FOUND', 'CHANGE-2770'],
    [429, 'Rate limit', 'BITBUCKET_RATE_LIMITED', 'HTTP 429'],
    [500, '', 'BITBUCKET_UNAVAILABLE', 'HTTP 500'],
    [503, said('Later'), 'BITBUCKET_UNAVAILABLE', 'Later'],
    [555, said('Too big'), 'BITBUCKET_TOO_BIG', 'Too big'],
  ])('%d %j is %s', async (status, answer, code, detail) => {
    const { request, done } = strictRequest({ path, status, answer });
    expect(await caught(ask(request, path))).toMatchObject({ code, detail });
    expect(done()).toBe(true);
  });

  it.each<[Record<string, string>, number | undefined]>([
    [{ 'retry-after': '7' }, 7],
    [{ 'x-ratelimit-reset': '745' }, 745],
    [{ 'retry-after': '7', 'x-ratelimit-reset': '745' }, 7],
    [{ 'retry-after': 'soon' }, undefined],
    [{ 'retry-after': '-1' }, undefined],
    [{}, undefined],
  ])('with %j says to wait %p seconds', async (headers, seconds) => {
    const { request } = strictRequest({ path, status: 429, headers });
    expect((await caught(ask(request, path))).retryAfterSeconds).toBe(seconds);
  });

  it('keeps no more than 500 characters of what was said', async () => {
    const { request } = strictRequest({ path, status: 500, answer: said('x'.repeat(9000)) });
    expect((await caught(ask(request, path))).detail).toHaveLength(500);
  });
});

describe('an answer', () => {
  it('is parsed', async () => {
    const { request } = strictRequest({ path, answer: { a: 1, b: 2 } });
    expect(await askJson(request, path, z.object({ a: z.number() }))).toEqual({ a: 1 });
  });

  it.each([['<html>'], [{ a: 'x' }], [[]], ['null']])('%j is of no use', async (answer) => {
    const { request } = strictRequest({ path, answer });
    const error = await caught(askJson(request, path, z.object({ a: z.number() })));
    expect(error.code).toBe('BITBUCKET_UNEXPECTED');
  });

  it('that breaks off is no answer, and is asked for again later', async () => {
    const body = new ReadableStream({
      start: (controller) => {
        controller.error(new Error('ECONNRESET'));
      },
    });
    const request = () => Promise.resolve(new Response(body));
    const error = await caught(askJson(request, path, z.unknown()));
    expect(error.code).toBe('BITBUCKET_UNAVAILABLE');
  });

  it('is asked for as the one who is to ask, with the body as JSON', async () => {
    const sends = { key: 'ü' };
    const { request, done } = strictRequest({ path, method: 'PUT', actor: 'user', sends });
    await ask(request, path, { method: 'PUT', actor: 'user', body: sends });
    expect(done()).toBe(true);
  });
});
