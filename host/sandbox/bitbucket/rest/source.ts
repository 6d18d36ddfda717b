import type { Hono } from 'hono';
import { isBinary, streamBlob } from '../../../git-api/read-blob';
import { findEntry, listTree } from '../../../git-api/tree';
import type { TreeEntry } from '../../../git-api/tree';
import { presentCommitName } from '../present/commit';
import { encodePath, link, repositoryApi } from '../present/links';
import { ApiError, commitNotFound } from './api-error';
import type { RestContext, RestEnvironment } from './environment';
import { commitOf, gitOf } from './guards';
import { mediaType } from './media-type';
import { answer, answerList } from './respond';

const R = '/2.0/repositories/:workspace/:repo';
const QUERY = {
  path: 'string',
  type: 'string',
  size: 'number',
  attributes: 'list',
  escaped_path: 'string',
  mimetype: 'string',
} as const;

/** `/src/{commit}/{path}`: raw bytes of a file, the entries of a directory, or `format=meta`. */
export function addSource(app: Hono<RestEnvironment>): void {
  app.get(`${R}/src`, async (c) => {
    const { slug, mainBranch } = c.get('repository');
    const hash = await commitOf(c, mainBranch);
    return c.redirect(`${repositoryApi(c.get('sandbox'), slug)}/src/${hash}/`, 302);
  });

  app.get(`${R}/src/:commit/:path{.*}`, async (c) => {
    const name = c.req.param('commit');
    // Bitbucket decodes the path before it looks: what follows the slash is taken for a path.
    if (name.includes('/')) throw commitNotFound(name.split('/')[0] ?? '');
    const commit = await commitOf(c, name);
    const path = c.req.param('path');
    const entry = await findEntry(gitOf(c), commit, path);
    if (entry === undefined) {
      throw new ApiError(404, `No such file or directory: ${path.slice(0, 1000)}`);
    }
    const format = c.req.query('format');
    if (format !== undefined && format !== 'meta') {
      throw new ApiError(400, 'The sandbox answers only format=meta');
    }
    if (format === 'meta') return answer(c, await presentMeta(c, commit, entry));
    return entry.type === 'directory' ? directory(c, commit, entry) : file(c, entry);
  });
}

async function directory(c: RestContext, commit: string, entry: TreeEntry) {
  const depth = c.req.query('max_depth') ?? '1';
  if (!/^[1-9]\d{0,8}$/.test(depth)) throw new ApiError(400, 'Invalid max_depth');
  const entries = await listTree(gitOf(c), entry, Number(depth));
  return answerList(
    c,
    entries.map((one) => presentEntry(c, commit, one)),
    { query: QUERY },
  );
}

function file(c: RestContext, entry: TreeEntry) {
  const name = entry.path.split('/').at(-1) ?? '';
  const etag = `"${entry.hash}"`;
  const headers: Record<string, string> = {
    etag,
    'content-type': mediaType(name),
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'x-content-type-options': 'nosniff',
  };
  if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers);
  if (entry.type === 'submodule') return c.body(entry.hash, 200, headers);
  headers['content-length'] = String(entry.size ?? 0);
  if (c.req.method === 'HEAD') return c.body(null, 200, headers);
  return c.body(streamBlob(gitOf(c), entry.hash), 200, headers);
}

async function presentMeta(c: RestContext, commit: string, entry: TreeEntry) {
  const shown = presentEntry(c, commit, entry);
  const binary = entry.type === 'file' && (await isBinary(gitOf(c), entry.hash));
  return binary ? { ...shown, attributes: [...attributes(entry), 'binary'] } : shown;
}

/** In lists the attribute `binary` is left out: it would cost a look into every file. */
function presentEntry(c: RestContext, commit: string, entry: TreeEntry) {
  const sandbox = c.get('sandbox');
  const repository = c.get('repository');
  const self = `${repositoryApi(sandbox, repository.slug)}/src/${commit}/${encodePath(entry.path)}`;
  const common = {
    path: entry.path,
    commit: presentCommitName(sandbox, repository, commit),
    escaped_path: entry.path,
    links: { self: link(self), meta: link(`${self}?format=meta`) },
  };
  if (entry.type === 'directory') return { type: 'commit_directory', ...common };
  return {
    type: 'commit_file',
    ...common,
    attributes: attributes(entry),
    size: entry.size ?? 0,
    mimetype: mediaType(entry.path),
  };
}

function attributes(entry: TreeEntry): string[] {
  if (entry.type === 'link') return ['link'];
  if (entry.type === 'submodule') return ['subrepository'];
  return entry.executable ? ['executable'] : [];
}
