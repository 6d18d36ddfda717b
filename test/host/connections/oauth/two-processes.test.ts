import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { OAuthConnection } from '../../../../host/connections/oauth/oauth-parts';
import { startOAuthLab, type OAuthLab } from './oauth-lab';

const ROOT = join(__dirname, '../../../..');
const ROUNDS = 20;

let lab: OAuthLab;
let connection: OAuthConnection;
let processes: readonly ChildProcess[] = [];

beforeAll(async () => {
  lab = await startOAuthLab();
  connection = await lab.connect();
  processes = await Promise.all([begin(), begin()]);
});
afterAll(async () => {
  await Promise.all(processes.map(end));
  await lab.close();
});

async function begin(): Promise<ChildProcess> {
  const { running, directory, parts } = lab;
  const start = {
    file: join(directory, 'host.db'),
    origin: running.origin,
    id: connection.id,
    directory: parts.directory,
  };
  const child = fork(join(__dirname, 'other-process.ts'), [JSON.stringify(start)], {
    cwd: ROOT,
    execArgv: ['--import', 'tsx'],
    env: { PATH: process.env['PATH'] ?? '', HOME: directory },
  });
  await once(child, 'message');
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

async function tell(child: ChildProcess, dies = false): Promise<unknown> {
  const answered: Promise<unknown[]> = once(child, dies ? 'exit' : 'message');
  child.send({ now: lab.parts.clock.now(), dies });
  const [answer] = await answered;
  return answer;
}

const refreshes = () =>
  lab.running.sandbox.oauth.tokenRequests().filter(({ grant }) => grant === 'refresh_token');

it('two processes share twenty rotations of the refresh token without a loss', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    // The token is too old by the clock, or by Bitbucket's word.
    if (round % 2 === 0) lab.pass(7200_000);
    else {
      lab.pass(120_000);
      const { secrets } = lab.parts.store.secrets(connection) ?? {};
      lab.running.sandbox.issued.revoke(secrets?.accessToken ?? '');
    }
    const answers = await Promise.all(processes.map((one) => tell(one)));
    expect(answers).toEqual([{ status: 200 }, { status: 200 }]);
  }
  // Each rotation makes the one refresh token that the next one uses up.
  expect(refreshes()).toEqual(
    Array.from({ length: ROUNDS }, () => ({ grant: 'refresh_token', outcome: 'issued' })),
  );
  expect(lab.stored(connection).status).toBe('connected');
});

it('one that is killed within its refresh keeps the other waiting for half a minute at most', async () => {
  const [killed, other] = processes;
  if (killed === undefined || other === undefined) throw new Error('no processes');
  const before = refreshes().length;
  lab.pass(7200_000);
  await tell(killed, true);
  lab.pass(30_001);
  expect(await tell(other)).toEqual({ status: 200 });
  expect(refreshes()).toHaveLength(before + 1);
});
