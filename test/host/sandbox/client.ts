import { z } from 'zod';
import type { AccountName } from '../../../host/sandbox/bitbucket/model';
import type { RunningSandbox } from './harness';
import { loadBitbucketOpenApi } from './openapi';

const checker = loadBitbucketOpenApi();

const text = z.string().catch('');
const named = z.looseObject({ hash: text, name: text }).catch({ hash: '', name: '' });
const item = z.looseObject({ id: z.number().catch(-1), name: text, path: text, hash: text });
const nothing = {
  values: [],
  parents: [],
  next: '',
  hash: '',
  uuid: '',
  state: '',
  permission: '',
  created_on: '',
  id: -1,
  size: -1,
  target: { hash: '', name: '' },
  fields: [],
};
const seen = z
  .looseObject({
    values: z.array(item).catch([]),
    parents: z.array(named).catch([]),
    next: text,
    hash: text,
    uuid: text,
    state: text,
    permission: text,
    created_on: text,
    id: z.number().catch(-1),
    size: z.number().catch(-1),
    target: named,
  })
  .transform((found) => ({
    ...found,
    /** Names of the fields that an error speaks of. */
    fields: Object.keys(errorFields.parse(found['error'])),
  }))
  .catch(nothing);
const errorFields = z
  .looseObject({ fields: z.record(z.string(), z.unknown()).catch({}) })
  .catch({ fields: {} })
  .transform((error) => error.fields);
type Seen = z.infer<typeof seen>;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; undefined when it is not JSON. */
  readonly body: unknown;
  /** What tests look into one by one; what is absent or of another type is empty. */
  readonly see: Seen;
}

export interface Call {
  readonly as?: AccountName | 'access-token' | 'nobody';
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  /** The request breaks the description on purpose. */
  readonly wrong?: boolean;
}

function authorization(running: RunningSandbox, as: Call['as']): Record<string, string> {
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
  const raw = await response.text();
  const isRaw = response.headers.has('content-disposition');
  const body: unknown =
    !isRaw && response.headers.get('content-type')?.includes('json') ? JSON.parse(raw) : undefined;
  const request = { method, path, body: options.body };
  const problems = [
    ...(options.wrong === true ? [] : (checker?.checkRequest(request) ?? [])),
    ...(checker?.operation(request) === undefined
      ? []
      : checker.checkResponse(request, { status: response.status, body })),
  ];
  if (problems.length > 0) {
    throw new Error(
      `${method} ${path} → ${String(response.status)}: ${problems.join('; ')}\n${raw}`,
    );
  }
  return {
    status: response.status,
    headers: response.headers,
    text: raw,
    body,
    see: seen.parse(body),
  };
}
