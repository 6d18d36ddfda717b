import type { MiddlewareHandler } from 'hono';
import type { z } from 'zod';
import { openGit } from '../../../git-api/git';
import type { Git } from '../../../git-api/git';
import { resolveCommit } from '../../../git-api/resolve-commit';
import { atLeast, permissionOn } from '../actors';
import type { Permission } from '../account';
import { repositoryDirectory } from '../repository-git';
import { ApiError, commitNotFound, repositoryNotFound } from './api-error';
import type { RestContext, RestEnvironment } from './environment';

/** Whether the path's workspace is this one: slug, `{uuid}`, or `{}` (any). */
export function isThisWorkspace(c: RestContext, name: string): boolean {
  const { workspace } = c.get('sandbox').identity;
  const key = name.toLowerCase();
  return key === workspace.slug || key === `{${workspace.uuid}}` || key === '{}';
}

/** Puts the repository of the path into the context; 404 where it is absent or not visible. */
export function visibleRepository(): MiddlewareHandler<RestEnvironment> {
  return async (c, next) => {
    const { repositories } = c.get('sandbox');
    const repository = repositories.find(c.req.param('repo') ?? '');
    if (
      repository === undefined ||
      !isThisWorkspace(c, c.req.param('workspace') ?? '') ||
      permissionOn(c.get('actor'), repository) === undefined
    ) {
      throw repositoryNotFound();
    }
    c.set('repository', repository);
    await next();
  };
}

/** Throws ApiError 403 unless the actor has at least this permission on the repository. */
export function requirePermission(c: RestContext, needed: Permission): void {
  const permission = permissionOn(c.get('actor'), c.get('repository'));
  if (permission === undefined || !atLeast(permission, needed)) {
    throw new ApiError(403, 'Forbidden');
  }
}

export function gitOf(c: RestContext): Git {
  return openGit(repositoryDirectory(c.get('sandbox'), c.get('repository').uuid));
}

/** The full hash that a path segment means. Throws ApiError 404, or 400 for an ambiguous one. */
export async function commitOf(c: RestContext, name: string): Promise<string> {
  const found = await resolveCommit(gitOf(c), name);
  switch (found.kind) {
    case 'commit':
      return found.hash;
    case 'ambiguous':
      throw new ApiError(400, `Ambiguous commit: ${name.slice(0, 100)}`);
    case 'missing':
      throw commitNotFound(name);
  }
}

/** Largest JSON body that is read. */
const BODY_LIMIT = 2_000_000;

/** Parses the JSON body. Throws ApiError 400, with messages by field where it is of a wrong shape. */
export async function readBody<T>(c: RestContext, schema: z.ZodType<T>): Promise<T> {
  const text = await c.req.text();
  if (text.length > BODY_LIMIT) throw new ApiError(400, 'The request body is too large');
  let value: unknown;
  try {
    value = JSON.parse(text === '' ? '{}' : text);
  } catch {
    throw new ApiError(400, 'The request body is not JSON');
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const fields: Record<string, string[]> = {};
  for (const issue of parsed.error.issues) {
    (fields[issue.path.map(String).join('.')] ??= []).push(issue.message);
  }
  throw new ApiError(400, 'Bad request', { fields });
}
