import { Hono } from 'hono';
import type { MiddlewareHandler } from 'hono';
import { requestPath } from '../../request-path';
import type { Sandbox } from '../../sandbox/bitbucket/model';
import { repositoryDirectory } from '../../sandbox/bitbucket/repository-git';
import { ApiError, commitNotFound, answerError } from '../../sandbox/bitbucket/rest/api-error';
import { addBranchingModel } from '../../sandbox/bitbucket/rest/branching-model';
import { addCommits } from '../../sandbox/bitbucket/rest/commits';
import { addDiffStat } from '../../sandbox/bitbucket/rest/diffstat';
import { IN_PROCESS_ACTOR } from '../../sandbox/bitbucket/rest/environment';
import type { RestContext, RestEnvironment } from '../../sandbox/bitbucket/rest/environment';
import { visibleRepository } from '../../sandbox/bitbucket/rest/guards';
import { addRefs } from '../../sandbox/bitbucket/rest/refs';
import { addRepositories } from '../../sandbox/bitbucket/rest/repositories';
import { addSource } from '../../sandbox/bitbucket/rest/source';
import { addUsers } from '../../sandbox/bitbucket/rest/users';
import { CONNECTION_PROBLEMS, ConnectionError } from '../problem';
import type { MirroredRepository, Mirrors } from './mirrors';

/** Questions about branches are answered with what the server had at most so long ago. */
const FRESH_MS = 5_000;

/**
 * The part of Bitbucket's REST API that a clone can answer, through the sandbox's own resources;
 * 403 with SSH_CODE_ONLY for the rest. Before a resource looks, its mirror has what it looks for.
 * Rejects with ConnectionError where the server could not be asked.
 */
export function createCodeApi(sandbox: Sandbox, mirrors: Mirrors): Hono<RestEnvironment> {
  const app = new Hono<RestEnvironment>({ getPath: requestPath });
  app.use('/2.0/*', async (c, next) => {
    const actor = c.env[IN_PROCESS_ACTOR];
    if (actor === undefined) throw new ApiError(401, 'No actor');
    c.set('sandbox', sandbox);
    c.set('actor', actor);
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') throw codeOnly();
    await next();
  });
  const repository = '/2.0/repositories/:workspace/:repo';
  app.use(`${repository}/*`, visibleRepository());
  app.use(`${repository}/*`, mirrored(sandbox, mirrors));
  addUsers(app);
  addRepositories(app);
  addRefs(app);
  addBranchingModel(app);
  addSource(app);
  addCommits(app);
  addDiffStat(app);
  app.all('/2.0/*', () => {
    throw codeOnly();
  });
  app.onError((error) => {
    if (error instanceof ConnectionError) throw error;
    return answerError(error);
  });
  return app;
}

function codeOnly(): ApiError {
  const { sentence, next } = CONNECTION_PROBLEMS.SSH_CODE_ONLY;
  return new ApiError(403, `${sentence} ${next}`);
}

/** Sees to it that the mirror has what the request is about. */
function mirrored(sandbox: Sandbox, mirrors: Mirrors): MiddlewareHandler<RestEnvironment> {
  return async (c, next) => {
    await perRepository(() => prepare(c, sandbox, mirrors));
    await next();
  };
}

async function prepare(c: RestContext, sandbox: Sandbox, mirrors: Mirrors): Promise<void> {
  const { uuid, slug } = c.get('repository');
  const mirror: MirroredRepository = {
    uuid,
    slug,
    workspace: sandbox.identity.workspace.slug,
    directory: repositoryDirectory(sandbox, uuid),
  };
  const [resource = '', name = '', ...more] = segmentsBelow(c);
  const hold = async (commit: string) => {
    if (!(await mirrors.hold(mirror, commit))) throw commitNotFound(commit);
  };
  const current = () => mirrors.refresh(mirror, sandbox.clock.now() - FRESH_MS);
  switch (resource) {
    case 'permissions-config':
      return;
    case '':
    case 'refs':
    case 'branching-model':
    case 'effective-branching-model':
      await current();
      return;
    case 'src':
    case 'commits':
      await (name === '' ? current() : hold(name));
      return;
    case 'commit':
      if (more.length > 0) throw codeOnly();
      await hold(name);
      return;
    case 'diffstat':
    case 'merge-base': {
      const [newer = '', older = ''] = [name, ...more].join('/').split('..');
      await hold(newer);
      if (older === '') return;
      await hold(older);
      const needsHistory = resource === 'merge-base' || c.req.query('topic') !== 'false';
      // As if it were not there: who asks then lists the tree instead.
      if (needsHistory && !(await mirrors.relate(mirror, newer, older)))
        throw commitNotFound(older);
      return;
    }
    default:
      throw codeOnly();
  }
}

function segmentsBelow(c: RestContext): string[] {
  const [, , , , , ...below] = new URL(c.req.url).pathname.split('/');
  return below.map((segment) => {
    try {
      return decodeURIComponent(segment);
    } catch {
      throw new ApiError(400, 'Bad request');
    }
  });
}

/** What is the matter with one repository is its answer; what is with the connection is thrown. */
async function perRepository(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ConnectionError)) throw error;
    const { sentence, next } = CONNECTION_PROBLEMS[error.code];
    if (error.code === 'SSH_REPOSITORY_MISSING') throw new ApiError(404, sentence);
    if (error.code === 'SSH_KEY_REFUSED') throw new ApiError(401, sentence);
    if (error.code === 'SSH_REPOSITORY_TOO_LARGE') throw new ApiError(403, `${sentence} ${next}`);
    throw error;
  }
}
