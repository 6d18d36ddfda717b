import { creationDenied, words } from './answers';
import type { UploadForm } from './read-form';
import type { InboxStorage } from './storage';
import type { Permission, ProjectRecord, Release } from './types';

export interface UploadContext {
  readonly storage: InboxStorage;
  readonly release: Release;
  readonly permissions: ReadonlySet<Permission>;
  readonly now: number;
}

/**
 * The project that an upload is for, created where that is asked for and allowed; or the refusal.
 * As in the real one it is created before the document is looked at. Parent and the mark of the
 * latest version are heeded at creation only; tags of an existing one by those who may manage it.
 */
export function targetProject(context: UploadContext, form: UploadForm): ProjectRecord | Response {
  const { storage } = context;
  const name = form.projectName ?? '';
  const version = form.projectVersion ?? '';
  const existing =
    form.project === undefined
      ? storage.projectNamed({ name, version })
      : storage.project(form.project);
  if (existing !== undefined) return retagged(context, existing, form);
  if (form.project !== undefined || form.autoCreate !== true) return notFound('project');
  if (name === '') return words(400, 'The project name must not be blank.');
  if (!mayManage(context, 'CREATE') && !context.permissions.has('PROJECT_CREATION_UPLOAD')) {
    return creationDenied();
  }
  const parent = parentOf(storage, form);
  if (parent === 'missing') return notFound('parent project');
  const uuid = storage.createProject({
    name,
    version,
    parent: parent?.uuid,
    tags: form.projectTags ?? [],
    latest: form.isLatest === true,
    active: context.release === 4 || form.isActive !== false,
    createdAt: context.now,
  });
  return storage.project(uuid) ?? notFound('project');
}

function retagged(
  context: UploadContext,
  project: ProjectRecord,
  { projectTags }: UploadForm,
): ProjectRecord {
  if (projectTags === undefined || !mayManage(context, 'UPDATE')) return project;
  context.storage.setTags(project.uuid, projectTags);
  return { ...project, tags: projectTags };
}

/** Version 5 has finer permissions beside that of version 4. */
function mayManage({ permissions, release }: UploadContext, finer: 'CREATE' | 'UPDATE'): boolean {
  if (permissions.has('PORTFOLIO_MANAGEMENT')) return true;
  return release === 5 && permissions.has(`PORTFOLIO_MANAGEMENT_${finer}`);
}

function parentOf(
  storage: InboxStorage,
  { parentUUID, parentName, parentVersion }: UploadForm,
): ProjectRecord | 'missing' | undefined {
  if (parentUUID !== undefined) return storage.project(parentUUID) ?? 'missing';
  if (parentName === undefined) return undefined;
  return storage.projectNamed({ name: parentName, version: parentVersion ?? '' }) ?? 'missing';
}

function notFound(what: 'project' | 'parent project'): Response {
  return words(404, `The ${what} could not be found.`);
}
