import type { Hono } from 'hono';
import { diffStat } from '../../../git-api/diffstat';
import { encodePath, link, repositoryApi } from '../present/links';
import { ApiError } from './api-error';
import type { RestContext, RestEnvironment } from './environment';
import { commitOf, gitOf } from './guards';
import { answerList } from './respond';

/**
 * `/diffstat/{spec}`: one commit, or `new..old`, the reverse of git. `topic` compares with the
 * merge base and is true when left out, as `/diff` documents it: clients should always send it.
 */
export function addDiffStat(app: Hono<RestEnvironment>): void {
  app.get('/2.0/repositories/:workspace/:repo/diffstat/:spec{.+}', async (c) => {
    const [newerName = '', olderName, more] = c.req.param('spec').split('..');
    if (newerName === '' || olderName === '' || more !== undefined) {
      throw new ApiError(400, 'Invalid diff spec');
    }
    if (c.req.query('merge') !== undefined && c.req.query('topic') !== undefined) {
      throw new ApiError(400, 'merge and topic cannot both be used');
    }
    const newer = await commitOf(c, newerName);
    const older = olderName === undefined ? undefined : await commitOf(c, olderName);
    const entries = await diffStat(gitOf(c), {
      newer,
      ...(older === undefined ? {} : { older }),
      topic: flag(c, 'topic', flag(c, 'merge', true)),
      renames: flag(c, 'renames', true),
      ignoreWhitespace: flag(c, 'ignore_whitespace', false),
      paths: c.req.queries('path') ?? [],
    });
    const values = entries.map((entry) => ({
      type: 'diffstat',
      status: entry.status,
      lines_added: entry.linesAdded,
      lines_removed: entry.linesRemoved,
      old: entry.oldPath === undefined ? null : side(c, older ?? newer, entry.oldPath),
      new: entry.newPath === undefined ? null : side(c, newer, entry.newPath),
    }));
    return answerList(c, values, { standard: 500, most: 500 });
  });
}

function side(c: RestContext, commit: string, path: string) {
  const api = repositoryApi(c.get('sandbox'), c.get('repository').slug);
  return {
    type: 'commit_file',
    path,
    escaped_path: path,
    links: { self: link(`${api}/src/${commit}/${encodePath(path)}`) },
  };
}

function flag(c: RestContext, name: string, otherwise: boolean): boolean {
  const value = c.req.query(name)?.toLowerCase();
  if (value === undefined) return otherwise;
  if (value !== 'true' && value !== 'false') throw new ApiError(400, `Invalid value for ${name}`);
  return value === 'true';
}
