import type { Network } from '../../../../host/platform/types';

export interface HeardHook {
  readonly url: string;
  readonly headers: Headers;
  /** The bytes as they came. */
  readonly body: Uint8Array;
  readonly json: unknown;
}

/** Stands for whoever a webhook leads to; `answers` are given in turn, the last one from then on. */
export function hookListener(...answers: (number | 'silence')[]): {
  network: Network;
  heard: HeardHook[];
} {
  const heard: HeardHook[] = [];
  return {
    heard,
    network: async (request) => {
      const answer = answers[Math.min(heard.length, answers.length - 1)] ?? 200;
      const body = new Uint8Array(await request.arrayBuffer());
      const json: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
      heard.push({ url: request.url, headers: request.headers, body, json });
      if (answer === 'silence') throw new TypeError('fetch failed');
      return new Response(null, { status: answer });
    },
  };
}
