import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from './free-port';
import { cloneAs } from './git-client';
import { secretFiles, startHostProcess } from './host-process';
import { ROOT } from './root';
import { cyclonedx } from './sbom';

const run = promisify(execFile);

/** A replay waits ten seconds for what is told: none of them is spent on waiting for a newer push. */
const REPLAYING = { ...process.env, COALESCE_SECONDS: '0' };

/** Runs a verb of the bootstrap, as `npm start` and `npm run replay` do. */
async function bootstrap(
  ...args: string[]
): Promise<{ code: number; stdout: string; stderr: string }> {
  try {
    const { stdout, stderr } = await run(process.execPath, ['host/bootstrap.mjs', ...args], {
      cwd: ROOT,
      env: args[0] === 'replay' ? REPLAYING : process.env,
    });
    return { code: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}

const MEMBERS = [
  'event',
  'repository',
  'ref',
  'commit',
  'rule',
  'environment',
  'sbom',
  'components',
  'destination',
  'result',
  'reason',
  'message',
  'ms',
];
const FIRST_PUSHES = [
  'sandbox/payment-service develop development sbom.spdx.json accepted',
  'sandbox/platform main production apps/console/console.cdx.json accepted',
  'sandbox/platform main production services/gateway/bom.json accepted',
  'sandbox/web-shop main production bom.json accepted',
];

function told(stdout: string): string[] {
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  for (const line of lines) expect(Object.keys(line)).toEqual(MEMBERS);
  return lines
    .map((line) =>
      ['repository', 'ref', 'environment', 'sbom', 'result']
        .map((name) => String(line[name]))
        .join(' '),
    )
    .sort();
}

describe('npm start', () => {
  let data: string;
  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'start-'));
  });
  afterAll(() => rm(data, { recursive: true, force: true }));

  it('--once makes the first pushes, tells each as JSON, and ends well', async () => {
    const { code, stdout } = await bootstrap(
      'start',
      '--once',
      '--json',
      '--port',
      '0',
      '--data',
      data,
    );
    expect(told(stdout)).toEqual(FIRST_PUSHES);
    expect(code).toBe(0);
  });

  it('--once has nothing to do the second time', async () => {
    const { code, stdout } = await bootstrap(
      'start',
      '--once',
      '--json',
      '--port',
      '0',
      '--data',
      data,
    );
    expect(stdout).toBe('');
    expect(code).toBe(0);
  });

  it('leaves nothing in the data folder that others may read', async () => {
    const files = await readdir(data, { recursive: true });
    const modes = await Promise.all(
      files.map(async (file) => ({ file, mode: (await stat(join(data, file))).mode & 0o077 })),
    );
    expect(files).toContain('host.db');
    expect(modes.filter(({ mode }) => mode !== 0)).toEqual([]);
  });

  it('--bundle does the same with what the Forge bundler builds, and takes pushes of a person', async () => {
    const fresh = await mkdtemp(join(tmpdir(), 'bundle-'));
    const once = ['--bundle', '--once', '--json', '--port', '0', '--data', fresh];
    const { code, stdout } = await bootstrap('start', ...once);
    expect(told(stdout)).toEqual(FIRST_PUSHES);
    expect(code).toBe(0);

    const port = await freePort();
    const host = startHostProcess({ dataDirectory: fresh, port, args: ['--bundle'] });
    try {
      await host.ready;
      const { accounts } = JSON.parse(readFileSync(secretFiles(fresh).credentials, 'utf8')) as {
        accounts: { writer: { username: string; apiToken: string } };
      };
      const { username, apiToken } = accounts.writer;
      const url = `http://127.0.0.1:${String(port)}/git/sandbox/web-shop.git`;
      const clone = await cloneAs({ url, username, password: apiToken });
      await clone.write('bom.json', cyclonedx('7.0.0'));
      const commit = await clone.commit('upgrade');
      await clone.push('main', 'HEAD:refs/heads/feature/x');
      for (let wait = 0; wait < 4000 && host.lines.length < 2; wait += 1) await sleep(50);
      const told = [...host.lines].sort((a, b) => String(a['ref']).localeCompare(String(b['ref'])));
      expect(told).toMatchObject([
        { ref: 'feature/x', commit, result: 'ignored', reason: 'RUN_NO_RULE' },
        { ref: 'main', commit, environment: 'production', components: 3, result: 'accepted' },
      ]);
    } finally {
      await host.stop();
      await rm(fresh, { recursive: true, force: true });
    }
  });

  it.each([
    ['an unknown option', ['--nonsense'], /nonsense/],
    ['a port that is none', ['--port', 'seven'], /--port takes a number/],
    ['a port that is out of range', ['--port', '70000'], /--port takes a number/],
    ['a data folder that is a file', ['--data', 'package.json'], /choose another with --data/],
  ])('refuses %s in a sentence', async (_name, args, message) => {
    const { code, stderr } = await bootstrap('start', ...args);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain('    at ');
  });

  it('--help lists the options', async () => {
    const { code, stdout } = await bootstrap('start', '--help');
    expect(code).toBe(0);
    for (const option of ['--port', '--data', '--once', '--json', '--bundle'])
      expect(stdout).toContain(option);
  });
});

describe('npm run replay', () => {
  const event = {
    eventType: 'avi:bitbucket:push:repository',
    timestamp: '2026-01-01T00:00:00.000Z',
    selfGenerated: false,
    workspace: { uuid: '{99999999-9999-4999-8999-999999999999}' },
    repository: { uuid: '{88888888-8888-4888-8888-888888888888}' },
    push: {
      ref: 'main',
      after: 'a'.repeat(40),
      closed: false,
      forced: false,
      mainbranch: true,
      commits: [],
    },
  };
  let data: string;
  let file: string;
  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'replay-'));
    file = join(data, 'event.json');
    await writeFile(file, JSON.stringify(event));
  });
  afterAll(() => rm(data, { recursive: true, force: true }));

  it('sends an event through a host of its own, and then through the one that runs', async () => {
    const alone = await bootstrap('replay', file, '--json', '--data', data);
    expect(alone.code).toBe(0);
    const gone = { ref: 'main', result: 'failed', reason: 'BITBUCKET_REPOSITORY_GONE' };
    expect(JSON.parse(alone.stdout)).toMatchObject(gone);

    const port = await freePort();
    const host = startHostProcess({ dataDirectory: data, port });
    try {
      await host.ready;
      const second = await bootstrap('start', '--data', data, '--port', '0');
      expect(second).toMatchObject({ code: 2, stderr: expect.stringContaining('A host works on') });
      const through = await bootstrap('replay', file, '--json', '--data', data);
      // The very same event: the running host knows it.
      expect(JSON.parse(through.stdout)).toMatchObject({
        result: 'ignored',
        reason: 'EVENT_DUPLICATE',
      });
    } finally {
      await host.stop();
    }
  });

  it.each([
    ['a file that is not there', 'absent.json', undefined, /cannot be read/],
    ['a file that is no JSON', 'text.json', 'hello', /is not JSON/],
  ])('refuses %s in a sentence', async (_name, name, content, message) => {
    const path = join(data, name);
    if (content !== undefined) await writeFile(path, content);
    const { code, stderr } = await bootstrap('replay', path, '--data', data);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });
});
