import { describe, expect, it } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { shopCycloneDx } from '../../core/sbom/fixtures/shop-cyclonedx';
import { folderWith } from './command-lab';

const ROOT = path.resolve(__dirname, '../../..');
const COMMAND = ['--import', 'tsx', path.join(ROOT, 'host/inspect/main.ts')];
const SBOM = JSON.stringify(shopCycloneDx());
const many = (count: number) =>
  folderWith(Object.fromEntries(Array.from({ length: count }, (_, i) => [`${i}.cdx.json`, SBOM])));

function command(...args: readonly string[]) {
  return spawnSync(process.execPath, [...COMMAND, ...args], { cwd: ROOT, encoding: 'utf8' });
}

describe('the process', () => {
  it.each([
    [['--help'], 0, /inspect <file or folder\.\.\.>/],
    [['inspect', '--help'], 0, /Exit codes/],
  ])('answers %j on stdout', (args, status, text) => {
    const result = command(...args);
    expect(result).toMatchObject({ status, stderr: '' });
    expect(result.stdout).toMatch(text);
  });

  it('answers a wrong command line on stderr, with 2', () => {
    const result = command('inspect', '--nope', 'x');
    expect(result).toMatchObject({ status: 2, stdout: '' });
    expect(result.stderr).toMatch(/--nope/);
  });

  it('prints one object a line and ends with 0 where all are valid', () => {
    const { status, stdout, stderr } = command('inspect', '--json', many(3));
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => typeof JSON.parse(line)),
    ).toEqual(['object', 'object', 'object']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('ends quietly when nobody reads on', async () => {
    const child = spawn(process.execPath, [...COMMAND, 'inspect', '--json', many(200)], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    await once(child.stdout, 'data');
    child.stdout.destroy();
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(said).toBe('');
  });

  it('ends with 130 when it is interrupted, after the line at hand', async () => {
    const child = spawn(process.execPath, [...COMMAND, 'inspect', '--json', many(2_000)], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    expect(await once(child, 'close')).toEqual([130, null]);
    const lines = said.trimEnd().split('\n');
    expect(lines.length).toBeLessThan(2_000);
    expect(lines.map((line) => typeof JSON.parse(line)).includes('object')).toBe(true);
  });
});
