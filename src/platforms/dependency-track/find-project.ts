import { BridgeError } from '../../core/errors';
import type { Clock, Confirmation, Sought } from '../../core/ports';
import { CLOCK_SKEW_MS, clockOffset } from '../http/clock-offset';
import type { DependencyTrackClient } from './client';
import { bodyOf, failureOf } from './read-answer';
import { fromHandle, fromHint } from './receipt-notes';
import { projectAnswer, tokenAnswer, type Project } from './schema';

export interface ProjectIdentity {
  readonly name: string;
  readonly version: string;
  /**
   * Later versions of the document go to the same project, so its id is worth keeping. As a rule
   * each has a project of its own, and remembering would cost more than it saves.
   */
  readonly lasting: boolean;
}

/**
 * Looks whether a document sent at or after `since` has been imported: by the last import of its
 * project. One request where it has. Where it has not, the token tells whether the server still
 * works on it; a token that it does not know, or that it has finished, says neither that it was
 * imported nor that it failed, so the project is looked at once more.
 */
export async function findImport(
  client: DependencyTrackClient,
  clock: Clock,
  {
    project,
    sought,
    since,
  }: {
    readonly project: ProjectIdentity;
    readonly sought: Pick<Sought, 'handle' | 'hint'>;
    readonly since: number;
  },
): Promise<Confirmation> {
  // Projects without a version can exist, but are never ours.
  if (project.version === '') return { found: false };
  const upload = fromHandle(sought.handle);
  const uuid = upload?.project ?? fromHint(sought.hint);

  const look = async (): Promise<Confirmation | undefined> => {
    const found = await findProject(client, clock, project, uuid);
    if (found === undefined || found.importedAt < since - CLOCK_SKEW_MS) return undefined;
    return { found: true, version: project.version, ...(project.lasting && { hint: found.uuid }) };
  };

  const found = await look();
  if (found !== undefined) return found;
  if (upload === undefined) return { found: false };
  if ((await isProcessing(client, clock, upload.token)) !== false) return { found: false };
  return (await look()) ?? { found: false, ended: true };
}

interface FoundProject extends Omit<Project, 'lastBomImport'> {
  /** By our clock, epoch milliseconds; -Infinity where nothing was imported. */
  readonly importedAt: number;
}

/** By id where one is known, else, or where that has become another project, by its names. */
async function findProject(
  client: DependencyTrackClient,
  clock: Clock,
  { name, version }: ProjectIdentity,
  uuid: string | undefined,
): Promise<FoundProject | undefined> {
  if (uuid !== undefined) {
    const known = await projectAt(client, clock, `/v1/project/${uuid}`);
    if (known?.name.trim() === name && known.version?.trim() === version) return known;
  }
  const names = new URLSearchParams({ name, version });
  return projectAt(client, clock, `/v1/project/lookup?${names.toString()}`);
}

/** undefined: there is no such project. */
async function projectAt(
  client: DependencyTrackClient,
  clock: Clock,
  path: string,
): Promise<FoundProject | undefined> {
  const askedAt = clock.now();
  const answer = await client.get(path);
  const answeredAt = clock.now();
  if (answer.status === 404) {
    // A 404 without a word comes from whatever else answers at a wrong address, or from a proxy.
    const failure = failureOf(answer, answeredAt);
    if (failure.code === 'DESTINATION_PROJECT_MISSING') return undefined;
    throw failure;
  }
  if (answer.status === 403) {
    const { detail } = failureOf(answer, answeredAt);
    throw new BridgeError('DESTINATION_FORBIDDEN', {
      detail: `${detail ?? ''} (Looking a project up needs VIEW_PORTFOLIO.)`,
    });
  }
  const { lastBomImport = Number.NEGATIVE_INFINITY, ...project } = bodyOf(
    projectAnswer,
    answer,
    answeredAt,
  );
  return {
    ...project,
    importedAt: lastBomImport + clockOffset(answer.headers, { askedAt, answeredAt }),
  };
}

/** The second is for servers before 4.11. */
const TOKEN_PATHS = ['/v1/event/token/', '/v1/bom/token/'] as const;

/** undefined where the server tells nothing of tokens. */
async function isProcessing(
  client: DependencyTrackClient,
  clock: Clock,
  token: string,
): Promise<boolean | undefined> {
  for (const path of TOKEN_PATHS) {
    const answer = await client.get(`${path}${token}`);
    if (answer.status === 404) continue;
    return bodyOf(tokenAnswer, answer, clock.now()).processing;
  }
  return undefined;
}
