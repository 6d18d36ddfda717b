import type { AccountName } from '../../../host/sandbox/bitbucket/model';
import type { RunningSandbox } from './harness';
import { loadBitbucketOpenApi } from './openapi';

const checker = loadBitbucketOpenApi();

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; undefined when it is not JSON. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers freely
  readonly body: any;
}

export interface Call {
  readonly as?: AccountName | 'access-token' | 'nobody';
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  /** The request breaks the description on purpose. */
  readonly wrong?: boolean;
}

export function authorization(running: RunningSandbox, as: Call['as']): Record<string, string> {
  if (as === 'nobody') return {};
  if (as === 'access-token') {
    return { authorization: `Bearer ${running.sandbox.credentials.accessToken}` };
  }
  const { email, apiToken } = running.sandbox.accounts[as ?? 'admin'];
  const pair = Buffer.from(`${email}:${apiToken}`).toString('base64');
  return { authorization: `Basic ${pair}` };
}

/**
 * Calls the sandbox over HTTP. Each request and answer is held to Atlassian's description where
 * that is at hand; a problem fails the test.
 */
export async function call(
  running: RunningSandbox,
  method: string,
  path: string,
  options: Call = {},
): Promise<Answer> {
  const response = await fetch(running.origin + path, {
    method,
    redirect: 'manual',
    headers: {
      ...authorization(running, options.as),
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...options.headers,
    },
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
  });
  const text = await response.text();
  const isRaw = response.headers.has('content-disposition');
  const body: unknown =
    !isRaw && response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : undefined;
  const request = { method, path, body: options.body };
  const problems = [
    ...(options.wrong === true ? [] : (checker?.checkRequest(request) ?? [])),
    ...(checker?.operation(request) === undefined
      ? []
      : checker.checkResponse(request, { status: response.status, body })),
  ];
  if (problems.length > 0) {
    throw new Error(
      `${method} ${path} → ${String(response.status)}: ${problems.join('; ')}\n${text}`,
    );
  }
  return { status: response.status, headers: response.headers, text, body };
}
