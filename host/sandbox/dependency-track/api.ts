import type { Context } from 'hono';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { BrokenConnection } from '../inboxes/broken-connection';
import type { Faults, Operation } from '../inboxes/faults';
import { keptHeaders } from '../inboxes/kept-headers';
import { sameSecret } from '../../same-secret';
import type { InboxRoutes } from '../inboxes/serve-inbox';
import type { InboxClock } from '../inboxes/time';
import { answerOfFault, invalidBom, problem, statusAnswer, words } from './answers';
import { checkDocument } from './check-document';
import type { Fault } from './faults';
import { readForm } from './read-form';
import type { InboxStorage } from './storage';
import { targetProject } from './target-project';
import { RELEASES, type Permission, type ProjectRecord, type Release } from './types';

export interface ApiTools {
  readonly storage: InboxStorage;
  readonly clock: InboxClock;
  readonly key: string;
  readonly maxBytes: number;
  readonly importDelayMs: number;
  readonly faults: Faults<Fault>;
  readonly release: () => Release;
  readonly permissions: () => ReadonlySet<Permission>;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly uploadAdded: () => void;
}

/** The part of the REST API that an upload touches. Throws BrokenConnection for some faults. */
export function createApi(tools: ApiTools): InboxRoutes {
  const { storage, clock, faults } = tools;

  /** What goes wrong comes first, then the key, then what it may do; then the work. */
  const guarded = async (
    { req }: Context,
    operation: Operation,
    needed: Permission | 'any-key' | 'nothing',
    work: (fault: Fault | undefined) => Response | Promise<Response>,
  ): Promise<Response> => {
    const fault = faults.take(operation);
    if (fault?.kind === 'slow') await tools.sleep(fault.milliseconds);
    const instead = answerOfFault(fault);
    if (instead !== undefined) return instead;
    if (needed !== 'nothing' && !sameSecret(req.header('x-api-key') ?? '', tools.key)) {
      return new Response(null, { status: 401 });
    }
    if (needed !== 'nothing' && needed !== 'any-key' && !tools.permissions().has(needed)) {
      return new Response(null, { status: 403 });
    }
    const answer = await work(fault);
    if (fault?.kind === 'cut-after-body') throw new BrokenConnection('ECONNRESET');
    return fault?.kind === 'status' ? statusAnswer(fault) : answer;
  };

  const upload = async (request: Request, fault: Fault | undefined): Promise<Response> => {
    const form = await readForm(request);
    if (form === undefined) return words(400, 'The form cannot be read.');
    const now = clock.now();
    const release = tools.release();
    const permissions = tools.permissions();
    const project = targetProject({ storage, release, permissions, now }, form);
    if (project instanceof Response) return project;
    const bytes = new Uint8Array(await form.bom.arrayBuffer());
    const checked = checkDocument(bytes);
    if (!checked.ok) return invalidBom(checked.detail, checked.errors);
    const extra = fault?.kind === 'delayed-import' ? fault.milliseconds : 0;
    const token = storage.addUpload({
      projectUuid: project.uuid,
      fileName: form.bom.name,
      bytes,
      facts: checked.facts,
      headers: keptHeaders(request.headers),
      receivedAt: now,
      dueAt: now + tools.importDelayMs + extra,
      lost: fault?.kind === 'lost-import',
    });
    tools.uploadAdded();
    return Response.json({ token, ...(release === 5 && { projectUuid: project.uuid }) });
  };

  const shown = (project: ProjectRecord | undefined): Response =>
    project === undefined
      ? words(404, 'The project could not be found.')
      : Response.json(asJson(storage, project));

  const api: InboxRoutes = new Hono();
  const onError = () => problem(413, 'Payload too large', 'The request is too large.');
  api.use('/api/*', async (context, next) => {
    await next();
    context.header('date', new Date(clock.now()).toUTCString());
  });
  api.get('/api/version', (context) =>
    guarded(context, 'query', 'nothing', () =>
      Response.json({ application: 'Dependency-Track', version: RELEASES[tools.release()] }),
    ),
  );
  api.get('/api/v1/team/self', (context) =>
    guarded(context, 'query', 'any-key', () => {
      const permissions = [...tools.permissions()].map((name) => ({ name }));
      return Response.json({ uuid: TEAM, name: 'Automation', permissions });
    }),
  );
  api.post('/api/v1/bom', bodyLimit({ maxSize: tools.maxBytes, onError }), (context) =>
    guarded(context, 'upload', 'BOM_UPLOAD', (fault) => upload(context.req.raw, fault)),
  );
  api.get('/api/v1/project', (context) =>
    guarded(context, 'query', 'VIEW_PORTFOLIO', () =>
      Response.json(storage.projects().map((project) => asJson(storage, project))),
    ),
  );
  api.get('/api/v1/project/lookup', (context) =>
    guarded(context, 'query', 'VIEW_PORTFOLIO', () => {
      const { name = '', version = '' } = context.req.query();
      return shown(storage.projectNamed({ name, version }));
    }),
  );
  api.get('/api/v1/project/:uuid', (context) =>
    guarded(context, 'query', 'VIEW_PORTFOLIO', () =>
      shown(storage.project(context.req.param('uuid'))),
    ),
  );
  // Neither tells a token that it does not know from one that is done.
  const processing = (token: string) => Response.json({ processing: storage.isPending(token) });
  api.get('/api/v1/event/token/:token', (context) =>
    guarded(context, 'query', 'any-key', () => processing(context.req.param('token'))),
  );
  api.get('/api/v1/bom/token/:token', (context) =>
    guarded(context, 'query', 'BOM_UPLOAD', () => processing(context.req.param('token'))),
  );
  return api;
}

/** There is one team. */
const TEAM = '6b0a1f5e-7f2d-4d0a-9a8e-1c6a52e0c0de';

function asJson(storage: InboxStorage, project: ProjectRecord) {
  const parent = project.parent === undefined ? undefined : storage.project(project.parent);
  return {
    uuid: project.uuid,
    name: project.name,
    version: project.version,
    active: project.active,
    isLatest: project.latest,
    tags: project.tags.map((name) => ({ name })),
    lastBomImport: project.lastBomImport,
    lastBomImportFormat: project.lastBomImportFormat,
    parent: parent && { uuid: parent.uuid, name: parent.name, version: parent.version },
  };
}
