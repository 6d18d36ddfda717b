import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ALL_BRANCHES, repositoryUuid, saveRepository } from './call-as';
import type { Clone } from './git-client';
import { startLocalHost, type LocalHost } from './local-host';
import { onCommit } from './on-commit';
import { cyclonedx } from './sbom';

const SCRIPT = '<script>alert(1)</script>';

/** What git takes as a branch; most is only spelled so that something else would go wrong. */
const BRANCHES = [
  'feature/🚀-emoji',
  'ünïcödé/日本語',
  'a%2Fb%00%2e%2e%2f',
  `long/${'x'.repeat(195)}`,
  '-rf',
  '--upload-pack=touch',
  `"double"'single'`,
  SCRIPT,
  '$(touch${IFS}pwned)',
  ';echo|pwned&',
  'a#b&c=d+e',
  'a@b',
  'refs/heads/main',
  'HEAD',
  '{uuid}',
  '\u202Egnp.exe',
];

/** What git refuses; only an event could ever say it. */
const ONLY_IN_EVENTS = [
  '../../x',
  '/etc/passwd',
  'with blanks in it',
  'what?ever*[a]~1^2:3',
  'back\\slash',
  'a..b',
  '.',
  '@{-1}',
  'trailing.lock',
];

const DIRECTORIES = [
  'with blanks',
  'a#b',
  'q?x=1&y',
  'p%2Fq%',
  '🚀',
  'a..b',
  '...',
  '-rf',
  SCRIPT.replace('/', ''),
  `"double"'single'`,
  'back\\slash',
  'line\nend',
  '\u001b[31mred',
  ':(glob)**',
  '*',
  '{uuid}',
];

describe('a hostile name', () => {
  let local: LocalHost;
  let clone: Clone;
  beforeAll(async () => {
    local = await startLocalHost();
    await saveRepository(local, 'web-shop', { rules: ALL_BRANCHES });
    clone = await local.clone('web-shop');
    await local.settled();
  });
  afterAll(() => local.end());

  const arrived = (version: string) =>
    local.host.inbox.arrivals().filter((one) => one.version === version);
  const page = async (path: string): Promise<string> => {
    const response = await fetch(`${local.origin}${path}`);
    expect(response.status).toBe(200);
    return response.text();
  };
  const expectEscaped = (html: string) => {
    const escaped = html.includes('&lt;script&gt;alert(1)');
    const raw = /<script>alert.*/i.exec(html)?.[0];
    const control = /.{0,40}(?!\n)[\p{Cc}\u202e].{0,9}/u.exec(html)?.[0];
    expect({ escaped, raw, control }).toEqual({ escaped: true });
  };

  it('of a branch is delivered like any other, all in one push', async () => {
    const commits: string[] = [];
    for (const [index] of BRANCHES.entries()) {
      await clone.write('bom.json', cyclonedx(`1.0.${String(index)}`));
      commits.push(await clone.commit(`branch ${String(index)} ${SCRIPT}`));
    }
    await clone.push(...BRANCHES.map((name, at) => `${commits[at] ?? ''}:refs/heads/${name}`));
    const lines = await local.settled();
    const told = new Map(lines.map((line) => [line.ref, line]));
    expect(lines).toHaveLength(BRANCHES.length);
    for (const [index, name] of BRANCHES.entries()) {
      expect(told.get(name)).toMatchObject({
        commit: commits[index],
        environment: 'development',
        result: 'accepted',
      });
      expect(arrived(`1.0.${String(index)}`)).toHaveLength(1);
      const { status } = await onCommit(local, 'web-shop', commits[index] ?? '');
      expect(status?.state).toBe('SUCCESSFUL');
    }
    expectEscaped(await page('/bitbucket/web-shop'));
    expectEscaped(await page(`/bitbucket/web-shop/commits/${commits[7] ?? ''}`));
  });

  it('of a branch that git refuses stays at git', async () => {
    for (const name of ONLY_IN_EVENTS) {
      await expect(clone.push(`HEAD:refs/heads/${name}`)).rejects.toMatchObject({
        stderr: expect.stringMatching(/invalid refspec|not a valid|fatal|error/) as unknown,
      });
    }
    expect(await local.settled()).toEqual([]);
  });

  it.each(ONLY_IN_EVENTS.map((name, index) => ({ name, version: `2.0.${String(index)}` })))(
    'of a branch in an event alone is a name and nothing else: $name',
    async ({ name, version }) => {
      await clone.write('bom.json', cyclonedx(version));
      const after = await clone.commit(version);
      // A tag, which no rule sends, brings the commit; the event speaks of a branch.
      await clone.push(`HEAD:refs/tags/${version}`);
      await local.settled();
      local.requests.length = 0;
      local.host.platform.emit({
        eventType: 'avi:bitbucket:push:repository',
        workspace: { uuid: `{${local.host.sandbox.workspace.uuid}}` },
        repository: { uuid: `{${repositoryUuid(local, 'web-shop')}}` },
        push: { ref: name, mainbranch: false, after, commits: [] },
      });
      expect(await local.settled()).toMatchObject([
        { ref: name, commit: after, environment: 'development', result: 'accepted' },
      ]);
      expect(arrived(version)).toHaveLength(1);
      const inside = `/2.0/repositories/%7B${local.host.sandbox.workspace.uuid}%7D/`;
      expect(local.requests.filter(({ path }) => !path.startsWith(inside))).toEqual([]);
    },
  );

  it('of a directory is delivered, all in one push', async () => {
    await clone.git('checkout', '--quiet', '-B', 'directories');
    for (const [index, directory] of DIRECTORIES.entries()) {
      await clone.write(`dirs/${directory}/bom.json`, cyclonedx(`3.0.${String(index)}`));
    }
    const commit = await clone.commit('directories');
    await clone.push('directories');
    const lines = await local.settled();
    const told = new Map(lines.map((line) => [line.sbom, line]));
    for (const [index, directory] of DIRECTORIES.entries()) {
      const path = `dirs/${directory}/bom.json`;
      expect(told.get(path)).toMatchObject({ commit, result: 'accepted', reason: undefined });
      const visible = directory.replace(/\p{Cc}/gu, '');
      expect(arrived(`3.0.${String(index)}`)).toMatchObject([
        { product: `sandbox/web-shop/dirs/${visible}`, fileName: 'bom.json' },
      ]);
    }
    const { report, status } = await onCommit(local, 'web-shop', commit);
    expect(status?.state).toBe('SUCCESSFUL');
    expect(report.result).toBe('PASSED');
    expectEscaped(await page(`/bitbucket/web-shop/commits/${commit}`));
    expectEscaped(await page('/inbox'));
  });

  it('of a file is delivered under a name that a form can carry', async () => {
    const names = [
      'a"b\r\nX-Injected: 1.cdx.json',
      `${SCRIPT.replace('/', '')}.cdx.json`,
      '-o.cdx.json',
    ];
    for (const [index, name] of names.entries()) {
      await clone.write(`files/${name}`, cyclonedx(`4.0.${String(index)}`));
    }
    await clone.commit('files');
    await clone.push('directories');
    const lines = await local.settled();
    for (const [index, name] of names.entries()) {
      expect(lines).toContainEqual(
        expect.objectContaining({ sbom: `files/${name}`, result: 'accepted' }),
      );
      const [one, ...others] = arrived(`4.0.${String(index)}`);
      expect(others).toEqual([]);
      expect(one?.fileName).not.toMatch(/[\r\n"]/);
      expect(Object.keys(one?.headers ?? {})).not.toContain('x-injected');
    }
    expectEscaped(await page('/inbox'));
  });

  it('inside an SBOM is delivered, and shown escaped', async () => {
    const name = `\u0000\u001b[2J\u202e${SCRIPT}`;
    const version = `5.0.0\u0007\n${SCRIPT}`;
    await clone.write('inside/bom.json', cyclonedx(version, 2, name));
    const commit = await clone.commit('inside');
    await clone.push('directories');
    expect(await local.settled()).toMatchObject([
      { sbom: 'inside/bom.json', result: 'accepted', components: 2 },
    ]);
    expect(arrived(version)).toHaveLength(1);
    expectEscaped(await page('/inbox'));
    expectEscaped(await page(`/bitbucket/web-shop/commits/${commit}`));
  });

  it('with a line end in an address passes no guard', async () => {
    for (const end of ['%0A', '%0D', '%E2%80%A8']) {
      const path = `/2.0/repositories/sandbox/web-shop/src/main/a${end}b.json`;
      expect((await fetch(`${local.origin}${path}`)).status).toBe(401);
    }
  });

  it('of a link that leads out of the repository reads nothing outside', async () => {
    await promisify(execFile)('ln', ['-s', '/etc/passwd', 'link.cdx.json'], { cwd: clone.folder });
    await clone.commit('link');
    await clone.push('directories');
    const lines = await local.settled();
    expect(lines).toMatchObject([{ sbom: 'link.cdx.json', result: 'rejected' }]);
    expect(JSON.stringify(lines)).not.toContain('root:');
  });
});
