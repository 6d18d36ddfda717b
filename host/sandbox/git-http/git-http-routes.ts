import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Hono } from 'hono';
import { gitEnvironment } from '../../git-api/git';
import { runCgi } from './run-cgi';

/** What the owner of the repositories says about a request. */
export type GitAccess<Who> =
  | {
      readonly kind: 'granted';
      readonly who: Who;
      /** Name of the user, for git's reflog. */
      readonly userName: string;
      /** Folder of the bare repository. */
      readonly directory: string;
    }
  /** No or a wrong credential: 401, so that git asks for one. */
  | { readonly kind: 'unauthenticated' }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'forbidden' };

export interface GitHttpOptions<Who> {
  readonly access: (request: {
    readonly workspace: string;
    readonly repository: string;
    readonly authorization: string | undefined;
    readonly write: boolean;
  }) => GitAccess<Who>;
  /**
   * Runs a push: call `work` when it is this repository's turn. `finished` settles after git has
   * ended and before the client sees the end of the answer.
   */
  readonly push: <T>(
    granted: Extract<GitAccess<Who>, { kind: 'granted' }>,
    work: (finished: () => Promise<void>) => Promise<T>,
  ) => Promise<T>;
}

const SERVICES = ['git-upload-pack', 'git-receive-pack'] as const;
type Service = (typeof SERVICES)[number];

/**
 * Smart HTTP at `/git/{workspace}/{repository}.git`: clone, fetch and push, done by git's own
 * `git http-backend`. The dumb protocol is not answered.
 */
export function createGitHttp<Who>(options: GitHttpOptions<Who>): Hono {
  const app = new Hono();
  let backend: Promise<string> | undefined;

  const serve = async (
    request: Request,
    place: { workspace: string; repository: string; service: Service; file: string },
  ): Promise<Response> => {
    const write = place.service === 'git-receive-pack';
    const access = options.access({
      workspace: place.workspace,
      repository: place.repository.replace(/\.git$/, ''),
      authorization: request.headers.get('authorization') ?? undefined,
      write,
    });
    if (access.kind !== 'granted') return refuse(access.kind);
    backend ??= findBackend();
    const program = await backend;
    const run = (finished: () => Promise<void>) =>
      runCgi(
        { program, variables: cgiVariables(request, access, place), body: request.body },
        finished,
      );
    const isPush = write && request.method === 'POST';
    const answer = isPush ? await options.push(access, run) : await run(() => Promise.resolve());
    return new Response(answer.body, { status: answer.status, headers: answer.headers });
  };

  app.get('/git/:workspace/:repository/info/refs', async (c) => {
    const service = SERVICES.find((one) => one === c.req.query('service'));
    if (service === undefined) return c.text('Only the smart protocol is served.', 403);
    const { workspace, repository } = c.req.param();
    return serve(c.req.raw, { workspace, repository, service, file: 'info/refs' });
  });
  app.post('/git/:workspace/:repository/:service{git-upload-pack|git-receive-pack}', async (c) => {
    const service = SERVICES.find((one) => one === c.req.param('service'));
    if (service === undefined) return c.notFound();
    const { workspace, repository } = c.req.param();
    return serve(c.req.raw, { workspace, repository, service, file: service });
  });
  return app;
}

function refuse(kind: 'unauthenticated' | 'not-found' | 'forbidden'): Response {
  switch (kind) {
    case 'unauthenticated':
      return new Response('Authentication is required.\n', {
        status: 401,
        headers: { 'www-authenticate': 'Basic realm="Bitbucket.org HTTP"' },
      });
    case 'not-found':
      return new Response('Repository not found.\n', { status: 404 });
    case 'forbidden':
      return new Response('You may not push to this repository.\n', { status: 403 });
  }
}

async function findBackend(): Promise<string> {
  const { stdout } = await promisify(execFile)('git', ['--exec-path'], { env: gitEnvironment() });
  return join(stdout.trim(), 'git-http-backend');
}

/**
 * git-http-backend(1). Only values that git reads; none comes unchecked from the path. No
 * CONTENT_LENGTH: told how much to expect, git waits for the rest of a cut body in a busy loop for
 * ever, also when this process was killed; not told, it reads to the end.
 */
function cgiVariables(
  request: Request,
  access: { readonly directory: string; readonly userName: string },
  place: { readonly file: string; readonly service: Service },
): Record<string, string> {
  const header = (name: string) => request.headers.get(name) ?? '';
  return {
    GIT_PROJECT_ROOT: access.directory,
    GIT_HTTP_EXPORT_ALL: '1',
    PATH_INFO: `/${place.file}`,
    QUERY_STRING: place.file === 'info/refs' ? `service=${place.service}` : '',
    REQUEST_METHOD: request.method,
    REMOTE_USER: access.userName,
    REMOTE_ADDR: '127.0.0.1',
    CONTENT_TYPE: header('content-type'),
    HTTP_CONTENT_ENCODING: header('content-encoding'),
    GIT_PROTOCOL: header('git-protocol'),
  };
}
