import { describe, expect, it } from '@jest/globals';
import type { Fetch } from '../../../src/core/ports';
import { exchange } from '../../../src/platforms/http/exchange';
import { MAX_ANSWER_BYTES } from '../../../src/platforms/http/read-limited';
import { caught } from '../../fakes/caught';

const never = (): AbortSignal => new AbortController().signal;
const request = {
  url: 'https://platform.example/',
  init: { method: 'POST' },
  timeoutMs: 1,
  redact: (text: string) => text.replaceAll('secret', '…'),
};
const breaking = (status: number): Response =>
  new Response(
    new ReadableStream({
      start: (controller) => {
        controller.error(new TypeError('terminated'));
      },
    }),
    { status },
  );

describe('exchange', () => {
  it('does not follow redirects', async () => {
    const seen: (RequestInit | undefined)[] = [];
    const fetch: Fetch = (_url, init) => {
      seen.push(init);
      return Promise.resolve(new Response('', { status: 307 }));
    };
    expect(await exchange(fetch, never, request)).toMatchObject({ status: 307 });
    expect(seen).toMatchObject([{ method: 'POST', redirect: 'manual' }]);
  });

  it.each([
    [MAX_ANSWER_BYTES, MAX_ANSWER_BYTES],
    [MAX_ANSWER_BYTES + 1, undefined],
  ])('reads an answer of %d bytes: %j', async (bytes, expected) => {
    const fetch: Fetch = () => Promise.resolve(new Response('x'.repeat(bytes)));
    const { text } = await exchange(fetch, never, request);
    expect(text?.length).toBe(expected);
  });

  it('keeps characters whole that are cut between chunks', async () => {
    const [head, tail] = [new Uint8Array([0xc3]), new Uint8Array([0xbc])];
    const body = new ReadableStream({
      start: (controller) => {
        controller.enqueue(head);
        controller.enqueue(tail);
        controller.close();
      },
    });
    const { text } = await exchange(() => Promise.resolve(new Response(body)), never, request);
    expect(text).toBe('ü');
  });

  it('takes secrets out of the answer', async () => {
    const fetch: Fetch = () => Promise.resolve(new Response('a secret b'));
    expect((await exchange(fetch, never, request)).text).toBe('a … b');
  });

  it('lets a refusal stand whose body is lost, but not a yes', async () => {
    const refused = await exchange(() => Promise.resolve(breaking(403)), never, request);
    expect(refused).toMatchObject({ status: 403, text: '' });
    const error = await caught(exchange(() => Promise.resolve(breaking(200)), never, request));
    expect(error.code).toBe('DESTINATION_CONNECTION_LOST');
  });

  it.each([
    [
      'throws at once',
      () => {
        throw new TypeError('no');
      },
    ],
    ['rejects', () => Promise.reject(new TypeError('no'))],
  ] satisfies [string, Fetch][])('translates a fetch that %s', async (_name, fetch) => {
    expect((await caught(exchange(fetch, never, request))).code).toBe(
      'DESTINATION_CONNECTION_LOST',
    );
  });

  it('ends at the time-out even if fetch does not heed its signal', async () => {
    const silent: Fetch = () => new Promise(() => undefined);
    const error = await caught(exchange(silent, () => AbortSignal.abort(), request));
    expect(error.code).toBe('DESTINATION_TIMEOUT');
  });
});
