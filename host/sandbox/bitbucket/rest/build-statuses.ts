import type { Hono } from 'hono';
import { z } from 'zod';
import { link, repositoryApi, timestamp } from '../present/links';
import type { JsonRecord } from '../store/json-rows';
import { ApiError } from './api-error';
import type { RestContext, RestEnvironment } from './environment';
import { commitOf, readBody } from './guards';
import { answer, answerList } from './respond';

const STATUSES = '/2.0/repositories/:workspace/:repo/commit/:commit/statuses';

const changes = z.object({
  state: z.enum(['INPROGRESS', 'SUCCESSFUL', 'FAILED', 'STOPPED']),
  name: z.string().max(255).optional(),
  url: z.url({ protocol: /^https?$/ }),
  description: z.string().optional(),
  refname: z.string().max(250).optional(),
});
const newStatus = changes.extend({ key: z.string().min(1).max(40) });

/** Build statuses of a commit: the same key overwrites. Reading is enough to write. */
export function addBuildStatuses(app: Hono<RestEnvironment>): void {
  app.get(STATUSES, async (c) => {
    const { sandbox, uuid, commit } = await place(c);
    const refname = c.req.query('refname');
    const found = sandbox.buildStatuses
      .list(uuid, commit)
      .filter(({ body }) => refname === undefined || (body['refname'] ?? refname) === refname);
    const query = { key: 'string', state: 'string', name: 'string', created_on: 'date' } as const;
    return answerList(
      c,
      found.map((one) => present(c, commit, one)),
      { query },
    );
  });

  app.post(`${STATUSES}/build`, async (c) => {
    const { key, ...body } = await readBody(c, newStatus);
    return save(c, key, body, 201);
  });

  app.get(`${STATUSES}/build/:key`, async (c) => {
    const { record, commit } = await find(c, c.req.param('key'));
    return answer(c, present(c, commit, record));
  });

  app.put(`${STATUSES}/build/:key`, async (c) => {
    const { record } = await find(c, c.req.param('key'));
    const body = await readBody(c, changes.partial());
    return save(c, record.externalId, { ...record.body, ...body }, 200);
  });
}

async function place(c: RestContext) {
  const commit = await commitOf(c, z.string().parse(c.req.param('commit')));
  return { sandbox: c.get('sandbox'), uuid: c.get('repository').uuid, commit };
}

async function find(c: RestContext, key: string) {
  const { sandbox, uuid, commit } = await place(c);
  const record = sandbox.buildStatuses.find(uuid, commit, key);
  if (record === undefined) throw new ApiError(404, `No build status with key ${key.slice(0, 40)}`);
  return { record, commit };
}

async function save(
  c: RestContext,
  key: string,
  body: Readonly<Record<string, unknown>>,
  status: 200 | 201,
) {
  const { sandbox, uuid, commit } = await place(c);
  const now = sandbox.clock.now();
  const before = sandbox.buildStatuses.find(uuid, commit, key);
  const record: JsonRecord = {
    externalId: key,
    uuid: before?.uuid ?? sandbox.newId(),
    body,
    createdOn: before?.createdOn ?? now,
    updatedOn: now,
  };
  sandbox.buildStatuses.put(uuid, commit, record);
  return answer(c, present(c, commit, record), status);
}

function present(c: RestContext, commit: string, record: JsonRecord) {
  const api = repositoryApi(c.get('sandbox'), c.get('repository').slug);
  const key = encodeURIComponent(record.externalId);
  return {
    type: 'build',
    name: record.externalId,
    description: '',
    ...record.body,
    uuid: `{${record.uuid}}`,
    key: record.externalId,
    refname: record.body['refname'] ?? null,
    created_on: timestamp(record.createdOn),
    updated_on: timestamp(record.updatedOn),
    links: {
      self: link(`${api}/commit/${commit}/statuses/build/${key}`),
      commit: link(`${api}/commit/${commit}`),
    },
  };
}
