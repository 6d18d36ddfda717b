import type { Hono } from 'hono';
import { mergeBase } from '../../../git-api/ancestry';
import { listCommits, readCommits } from '../../../git-api/commits';
import { listRefs } from '../../../git-api/refs';
import { presentCommit } from '../present/commit';
import { ApiError } from './api-error';
import type { RestContext, RestEnvironment } from './environment';
import { commitOf, gitOf } from './guards';
import { answer, pageBody, readPage } from './respond';

const R = '/2.0/repositories/:workspace/:repo';

/** `/commit/{c}`, `/commits`, `/commits/{revision}` (GET, and POST with a form), `/merge-base`. */
export function addCommits(app: Hono<RestEnvironment>): void {
  app.get(`${R}/commit/:commit`, async (c) =>
    answer(c, await present(c, await commitOf(c, c.req.param('commit')))),
  );

  app.on(['GET', 'POST'], `${R}/commits`, (c) => list(c, []));
  app.on(['GET', 'POST'], `${R}/commits/:revision{.+}`, (c) => list(c, [c.req.param('revision')]));

  app.get(`${R}/merge-base/:revspec{.+}`, async (c) => {
    const [a = '', b = '', more] = c.req.param('revspec').split('..');
    if (a === '' || b === '' || more !== undefined) throw new ApiError(400, 'Invalid revspec');
    const base = await mergeBase(gitOf(c), await commitOf(c, a), await commitOf(c, b));
    if (base === undefined) throw new ApiError(404, 'No common ancestor');
    return answer(c, await present(c, base));
  });
}

/** History from these revisions and `include`, else from all branches; without `exclude`. */
async function list(c: RestContext, revisions: readonly string[]) {
  const form = await readForm(c);
  const include = [...revisions, ...form.getAll('include')];
  const path = form.get('path');
  const request = readPage(c);
  const found = await listCommits(gitOf(c), {
    include:
      include.length === 0
        ? (await listRefs(gitOf(c), ['branch'])).map((ref) => ref.commit)
        : await Promise.all(include.map((name) => commitOf(c, name))),
    exclude: await Promise.all(form.getAll('exclude').map((name) => commitOf(c, name))),
    ...(path === null ? {} : { path }),
    skip: (request.page - 1) * request.pagelen,
    limit: request.pagelen + 1,
  });
  const values = found
    .slice(0, request.pagelen)
    .map((commit) => presentCommit(c.get('sandbox'), c.get('repository'), commit));
  return answer(c, pageBody(c, request, values, { hasNext: found.length > request.pagelen }));
}

/** The parameters of the URL, and of the body when it is a form. */
async function readForm(c: RestContext): Promise<URLSearchParams> {
  const parameters = new URL(c.req.url).searchParams;
  if (c.req.method !== 'POST') return parameters;
  for (const [name, value] of new URLSearchParams(await c.req.text())) {
    parameters.append(name, value);
  }
  return parameters;
}

async function present(c: RestContext, hash: string) {
  const commit = (await readCommits(gitOf(c), [hash])).get(hash);
  if (commit === undefined) throw new ApiError(404, 'Commit not found', { data: { shas: [hash] } });
  return presentCommit(c.get('sandbox'), c.get('repository'), commit);
}
