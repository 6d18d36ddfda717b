import { failureLines } from '../../core/delivery/connection-failure';
import { BridgeError } from '../../core/errors';
import type { Clock, ConnectionCheck } from '../../core/ports';
import type { DependencyTrackClient } from './client';
import { needLine, needLines, NEEDS, type Line, type Need } from './permissions';
import { bodyOf, failureOf } from './read-answer';
import { teamAnswer, versionAnswer } from './schema';

/**
 * Asks which server this is, then what the key may do. Reads only, never throws for what the
 * server does: every failure is a line. A server that is older than we know is a warning line;
 * everything else that is not right fails the check.
 */
export async function checkConnection(
  client: DependencyTrackClient,
  clock: Clock,
): Promise<ConnectionCheck> {
  const lines: Line[] = [];
  try {
    const server = await serverLines(client, clock);
    lines.push(...server.lines);
    if (!server.ok) return { ok: false, lines };
    const permissions = await permissionLines(client, clock);
    lines.push(...permissions);
    return { ok: permissions.every((line) => line.ok), lines };
  } catch (error) {
    if (!(error instanceof BridgeError)) throw error;
    const advice = error.code === 'DESTINATION_TOKEN_REFUSED' ? BAD_KEY : undefined;
    return { ok: false, lines: [...lines, ...failureLines(error, advice)] };
  }
}

async function serverLines(client: DependencyTrackClient, clock: Clock): Promise<ConnectionCheck> {
  // Without the key: an address that turns out to be another's has not seen it then.
  const answer = await client.get('/version', { withoutKey: true });
  // Every server has it since version 3, whatever the words of what answers instead.
  if (answer.status === 404)
    throw new BridgeError('DESTINATION_WRONG_ADDRESS', { detail: 'HTTP 404' });
  const { application, version } = bodyOf(versionAnswer, answer, clock.now());
  if (application !== 'Dependency-Track') {
    const text = `This is ${application.slice(0, 80)}, not Dependency-Track.`;
    return { ok: false, lines: [{ ok: false, text }] };
  }
  const named = { ok: true, text: `Dependency-Track ${version.slice(0, 40)}` };
  return { ok: true, lines: isOld(version) ? [named, TOO_OLD] : [named] };
}

const TOO_OLD: Line = {
  ok: false,
  text: 'Older than 4.11: documents are not checked when they arrive, so a bad one is not reported.',
};

function isOld(version: string): boolean {
  const [major = Number.NaN, minor = Number.NaN] = version.split('.').map(Number);
  return major < 4 || (major === 4 && minor < 11);
}

/** The key's team tells its permissions; where it does not, reading is tried. */
async function permissionLines(client: DependencyTrackClient, clock: Clock): Promise<Line[]> {
  const answer = await client.get('/v1/team/self');
  if (answer.status === 401) throw failureOf(answer, clock.now());
  if (answer.status !== 200 || answer.text?.trim() === '') {
    return [UNREAD, ...(await probedLines(client, clock))];
  }
  const { name, permissions } = bodyOf(teamAnswer, answer, clock.now());
  const team = name === '' ? [] : [{ ok: true, text: `Team: ${name.slice(0, 100)}` }];
  return [...team, ...needLines(permissions.map((permission) => permission.name))];
}

const UNREAD: Line = {
  ok: true,
  text: 'The permissions of the key cannot be read here, so only reading was tried.',
};

/** A read that needs the permission, for those that have one. The token is nobody's. */
const PROBES: Readonly<Partial<Record<Need['what'], string>>> = {
  BOM_UPLOAD: '/v1/bom/token/00000000-0000-4000-8000-000000000000',
  VIEW_PORTFOLIO: '/v1/project?pageSize=1&pageNumber=1',
};

async function probedLines(client: DependencyTrackClient, clock: Clock): Promise<Line[]> {
  const lines: Line[] = [];
  for (const need of NEEDS) {
    const path = PROBES[need.what];
    const answer = path === undefined ? undefined : await client.get(path);
    if (answer?.status === 401) throw failureOf(answer, clock.now());
    if (answer?.status === 200) lines.push(needLine(need, need.what));
    else if (answer?.status === 403) lines.push(needLine(need, undefined));
    else lines.push({ ok: true, text: `${need.what}: not known; it is needed ${need.purpose}.` });
  }
  return lines;
}

const BAD_KEY = 'Take an API key of a team at Administration, Access Management, Teams.';
