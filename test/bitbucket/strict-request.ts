import type { Actor, BitbucketRequest } from '../../src/core/ports';

export interface Expected {
  readonly path: string;
  readonly method?: string;
  readonly actor?: Actor;
  /** What the request must carry. */
  readonly sends?: unknown;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text as it is, anything else as JSON. */
  readonly answer?: unknown;
}

/** A strict double: every request has to be the next one expected; `done` says all were used. */
export function strictRequest(...expected: readonly Expected[]) {
  let used = 0;
  const request: BitbucketRequest = (actor, path, init) => {
    const next = expected[used];
    used += 1;
    const asked = { actor, path, method: init?.method ?? 'GET' };
    if (next === undefined) throw new Error(`Unexpected: ${JSON.stringify(asked)}`);
    const wanted = { actor: next.actor ?? 'app', path: next.path, method: next.method ?? 'GET' };
    const sent: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
    if (JSON.stringify([asked, sent]) !== JSON.stringify([wanted, next.sends])) {
      throw new Error(`Expected ${JSON.stringify(wanted)}, got ${JSON.stringify([asked, sent])}`);
    }
    const body = typeof next.answer === 'string' ? next.answer : JSON.stringify(next.answer ?? {});
    return Promise.resolve(
      new Response(body, { status: next.status ?? 200, headers: next.headers ?? {} }),
    );
  };
  const done = () => used === expected.length;
  return { request, done };
}
