import type { Processed } from '../../src/app/process-run';
import { BridgeError, type ErrorCode } from '../../src/core/errors';
import { A, B, bom, C, REPOSITORY, WORKSPACE, type Harness } from './harness';

export const D = 'd'.repeat(40);
export const START = 1_700_000_000_000;
export const HOUR = 3600_000;
export const changed = (...paths: string[]) =>
  paths.map((path) => ({ path, status: 'modified' as const }));
export const sbom = changed('bom.json');
export const fault = (code: ErrorCode, arrives = false) => ({
  error: new BridgeError(code),
  arrives,
});
export const down = () => fault('DESTINATION_UNAVAILABLE');
export const cut = (arrives: boolean) => fault('DESTINATION_CONNECTION_LOST', arrives);
export const versions = (fake: { arrived: readonly { version: string }[] }) =>
  fake.arrived.map(({ version }) => version);

export async function untilDone(app: Harness, first: Processed): Promise<Processed> {
  let last = first;
  for (let turn = 0; turn < 40 && last.kind === 'waiting'; turn += 1) {
    app.time.now += last.retryInSeconds * 1000;
    last = await app.processRun(last.run.id, REPOSITORY);
  }
  return last;
}
export function runOf(processed: Processed) {
  if (processed.kind === 'unknown') throw new Error('No run.');
  return processed.run;
}
/** An event of a pull request of `hash` into main at A. */
const ofPullRequest = (what: string, hash: string, at: number, more: object = {}) => ({
  eventType: `avi:bitbucket:${what}:pullrequest`,
  timestamp: new Date(START + at).toISOString(),
  selfGenerated: false,
  workspace: { uuid: `{${WORKSPACE}}` },
  repository: { uuid: `{${REPOSITORY}}`, slug: 'shop' },
  pullrequest: {
    id: 7,
    source: { branch: 'feature', commit: { hash: hash.slice(0, 12) } },
    destination: { branch: 'main', commit: { hash: A.slice(0, 12) } },
    ...more,
  },
});
export const update = (hash: string, at: number) => ofPullRequest('updated', hash, at);
export const merge = (hash: string, at: number) =>
  ofPullRequest('fulfilled', hash, at, { mergeCommit: { hash: hash.slice(0, 12) } });
/** B changes the SBOM, C takes it back, D is B again. */
export const thereAndBack = {
  files: {
    [A]: { 'bom.json': bom('1.0.0') },
    [B]: { 'bom.json': bom('1.0.1') },
    [C]: { 'bom.json': bom('1.0.0') },
    [D]: { 'bom.json': bom('1.0.1') },
  },
  changes: {
    [`${B}..${A}`]: sbom,
    [`${C}..${B}`]: sbom,
    [`${C}..${A}`]: [],
    [`${D}..${C}`]: sbom,
    [`${D}..${B}`]: [],
  },
};
const monorepo = (a: string) => ({ 'a/bom.json': bom(a), 'b/bom.json': bom('9.0.0') });
/** a/bom.json is what B changes; b/bom.json is there from before the app. */
export const oneOfTwo = {
  files: { [A]: monorepo('1.0.0'), [B]: monorepo('1.0.1'), [C]: monorepo('1.0.1') },
  changes: { [`${B}..${A}`]: changed('a/bom.json'), [`${C}..${A}`]: changed('a/bom.json') },
};
