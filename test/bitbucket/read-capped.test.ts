import { describe, expect, it } from '@jest/globals';
import { readCapped } from '../../src/bitbucket/read-capped';
import { caught } from '../fakes/caught';

/** A body that gives pieces when asked, and notes whether it was ended early. */
function body(sizes: readonly number[], breaks = false) {
  const state = { given: 0, cancelled: false };
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const size = sizes[state.given];
        if (size !== undefined) {
          state.given += 1;
          controller.enqueue(new Uint8Array(size).fill(state.given));
        } else if (breaks) controller.error(new TypeError('terminated'));
        else controller.close();
      },
      cancel() {
        state.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, state };
}

describe('a body is read', () => {
  it.each<[readonly number[], number[]]>([
    [[], []],
    [
      [2, 0, 1],
      [1, 1, 3],
    ],
    [[4], [1, 1, 1, 1]],
  ])('of pieces of %j bytes, in order', async (sizes, bytes) => {
    const { stream } = body(sizes);
    expect([...(await readCapped(new Response(stream), 4))]).toEqual(bytes);
  });

  it('of nothing', async () => {
    expect(await readCapped(new Response(null), 4)).toHaveLength(0);
  });

  it('up to the limit, and the rest is not fetched', async () => {
    const { stream, state } = body([3, 2, 9, 9]);
    expect((await caught(readCapped(new Response(stream), 4))).code).toBe('SBOM_TOO_LARGE');
    expect(state).toEqual({ given: 2, cancelled: true });
  });

  it('not at all when it announces more', async () => {
    const { stream, state } = body([1]);
    const response = new Response(stream, { headers: { 'content-length': '5' } });
    expect((await caught(readCapped(response, 4))).code).toBe('SBOM_TOO_LARGE');
    expect(state).toEqual({ given: 0, cancelled: true });
  });

  it('and counted, when it announces less than it holds', async () => {
    const { stream } = body([9]);
    const response = new Response(stream, { headers: { 'content-length': '1' } });
    expect((await caught(readCapped(response, 4))).code).toBe('SBOM_TOO_LARGE');
  });

  it('to a failure that is tried again when the connection breaks', async () => {
    const { stream } = body([1], true);
    const error = await caught(readCapped(new Response(stream), 4));
    expect(error.code).toBe('BITBUCKET_UNAVAILABLE');
  });
});
