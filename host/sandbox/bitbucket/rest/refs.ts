import type { Hono } from 'hono';
import { z } from 'zod';
import { isRefName } from '../../../git-api/names';
import { listRefs } from '../../../git-api/refs';
import type { RefTip } from '../../../git-api/refs';
import { announceRefs } from '../announce-refs';
import { deleteBranch } from '../change-repository';
import { presentRefs } from '../present/refs';
import { ApiError } from './api-error';
import type { RestContext, RestEnvironment } from './environment';
import { commitOf, gitOf, readBody, requirePermission } from './guards';
import { answer, answerList } from './respond';

const R = '/2.0/repositories/:workspace/:repo';
const QUERY = {
  name: 'string',
  type: 'string',
  'target.hash': 'string',
  'target.date': 'date',
} as const;

const newBranch = z.object({
  name: z.string().min(1),
  target: z.object({ hash: z.string().min(1) }),
});

/** `/refs`, `/refs/branches…`, `/refs/tags…`. */
export function addRefs(app: Hono<RestEnvironment>): void {
  app.get(`${R}/refs`, (c) => list(c, ['branch', 'tag']));
  app.get(`${R}/refs/branches`, (c) => list(c, ['branch']));
  app.get(`${R}/refs/tags`, (c) => list(c, ['tag']));
  app.get(`${R}/refs/branches/:name{.+}`, (c) => one(c, 'branch', c.req.param('name')));
  app.get(`${R}/refs/tags/:name{.+}`, (c) => one(c, 'tag', c.req.param('name')));

  app.post(`${R}/refs/branches`, async (c) => {
    requirePermission(c, 'write');
    const { name, target } = await readBody(c, newBranch);
    if (!isRefName(name)) {
      throw new ApiError(400, 'Invalid branch name', { fields: { name: ['Invalid branch name'] } });
    }
    const hash = await commitOf(c, target.hash);
    const sandbox = c.get('sandbox');
    const { uuid } = c.get('repository');
    await sandbox.lock.run(uuid, async () => {
      const existing = await listRefs(gitOf(c), ['branch']);
      if (existing.some((ref) => ref.name === name)) {
        throw new ApiError(400, `Branch "${name}" already exists.`, {
          data: { key: 'BRANCH_ALREADY_EXISTS' },
        });
      }
      await updateRefs(c, `create refs/heads/${name} ${hash}\n`);
      await announceRefs(sandbox, uuid, c.get('actor'));
    });
    return one(c, 'branch', name, 201);
  });

  app.delete(`${R}/refs/branches/:name{.+}`, async (c) => {
    requirePermission(c, 'write');
    const sandbox = c.get('sandbox');
    const { uuid } = c.get('repository');
    await sandbox.lock.run(uuid, () =>
      deleteBranch(sandbox, uuid, c.req.param('name'), c.get('actor')),
    );
    return c.body(null, 204);
  });
}

/** Names are checked before: they hold no space or line end. A clash of names is a 400. */
async function updateRefs(c: RestContext, commands: string): Promise<void> {
  const { exitCode } = await gitOf(c).run(['update-ref', '--stdin'], {
    input: commands,
    alsoFine: [128],
  });
  if (exitCode !== 0) throw new ApiError(400, 'The ref could not be updated');
}

async function list(c: RestContext, types: readonly RefTip['type'][]) {
  const refs = await listRefs(gitOf(c), types);
  const shown = await presentRefs(c.get('sandbox'), c.get('repository'), refs);
  return answerList(c, shown, { query: QUERY });
}

async function one(c: RestContext, type: RefTip['type'], name: string, status: 200 | 201 = 200) {
  const ref = await find(c, type, name);
  const [shown] = await presentRefs(c.get('sandbox'), c.get('repository'), [ref]);
  return answer(c, shown, status);
}

async function find(c: RestContext, type: RefTip['type'], name: string): Promise<RefTip> {
  const refs = await listRefs(gitOf(c), [type]);
  const found = refs.find((ref) => ref.name === name);
  if (found === undefined) {
    const kind = type === 'branch' ? 'Branch' : 'Tag';
    throw new ApiError(404, `${kind} "${name.slice(0, 250)}" not found`);
  }
  return found;
}
