import { z } from 'zod';
import { bitbucketRequest } from '../http/bitbucket-request';
import type { RequestParts } from '../http/bitbucket-request';
import { ConnectionError } from '../problem';
import { answerProblem } from '../rest/answer-problem';
import type { TokenKind } from './needed-scopes';

/** What Bitbucket said to one question of a test. */
export interface Told {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed JSON of a success; undefined with any other. */
  readonly body: unknown;
  /** Of a 403 for a missing scope: what the credential holds, and what it would need. */
  readonly lacking?: { readonly granted: readonly string[]; readonly required: readonly string[] };
}

export type Ask = (path: string) => Promise<Told>;

const lacking = z.object({
  error: z.object({
    detail: z.object({ granted: z.array(z.string()), required: z.array(z.string()) }),
  }),
});

/**
 * Asks as the token. 401, 403 and 404 are answers; throws ConnectionError BITBUCKET_… for what has
 * nothing to do with the token, and OTHER_WORKSPACE.
 */
export function createAsk(parts: RequestParts, kind: TokenKind): Ask {
  return async (path) => {
    const { status, headers, text } = await send(parts, path);
    const isAnswer = (status >= 200 && status < 300) || [401, 403, 404].includes(status);
    if (!isAnswer) throw answerProblem(kind, status, headers);
    const body = parseJson(text);
    // A page of something in between: Bitbucket's own answers are JSON.
    if (status < 300 && body === undefined) {
      throw new ConnectionError('BITBUCKET_FAILING', [String(status)]);
    }
    const { data } = status === 403 ? lacking.safeParse(body) : {};
    return {
      status,
      headers,
      body: status < 300 ? body : undefined,
      ...(data !== undefined && { lacking: data.error.detail }),
    };
  };
}

async function send(parts: RequestParts, path: string) {
  try {
    const answer = await bitbucketRequest(parts, path, { headers: { accept: 'application/json' } });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  } catch (cause) {
    if (cause instanceof ConnectionError) throw cause;
    throw new ConnectionError('BITBUCKET_UNREACHABLE', [], { cause });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
