import { BridgeError } from '../../core/errors';
import type { Clock, Confirmation, Sought } from '../../core/ports';
import type { Answer } from '../http/exchange';
import type { DependencyTrackClient } from './client';
import { bodyOf, failureOf } from './read-answer';
import { fromHandle, fromHint } from './receipt-notes';
import { projectAnswer, tokenAnswer, type Project } from './schema';

/** How far the server's clock may be off ours. More would let an older import pass for ours. */
const CLOCK_SKEW_MS = 2000;

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
    const known = projectIn(await client.get(`/v1/project/${uuid}`), clock);
    if (known?.name.trim() === name && known.version?.trim() === version) return known;
  }
  const names = new URLSearchParams({ name, version });
  return projectIn(await client.get(`/v1/project/lookup?${names.toString()}`), clock);
}

/** undefined: there is no such project. */
function projectIn(answer: Answer, clock: Clock): FoundProject | undefined {
  if (answer.status === 404) {
    // A 404 without a word comes from whatever else answers at a wrong address, or from a proxy.
    const failure = failureOf(answer, clock.now());
    if (failure.code === 'DESTINATION_REFUSED') return undefined;
    throw failure;
  }
  if (answer.status === 403) {
    const { detail } = failureOf(answer, clock.now());
    throw new BridgeError('DESTINATION_FORBIDDEN', {
      detail: `${detail ?? ''} (Looking a project up needs VIEW_PORTFOLIO.)`,
    });
  }
  const { lastBomImport = Number.NEGATIVE_INFINITY, ...project } = bodyOf(
    projectAnswer,
    answer,
    clock.now(),
  );
  return { ...project, importedAt: lastBomImport + clockOffset(answer, clock) };
}

/**
 * What to add to a time of the server to have it by our clock: customers run these servers, and
 * not all keep good time. From the Date of the answer (RFC 9110 §6.6.1), which knows whole seconds.
 */
function clockOffset({ headers }: Answer, clock: Clock): number {
  const offset = clock.now() - Date.parse(headers.get('date') ?? '');
  return Math.abs(offset) > CLOCK_SKEW_MS ? offset : 0;
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
