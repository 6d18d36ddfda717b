import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { MAX_SBOM_BYTES } from '../../../src/core/sbom/read/decode';
import { skipped } from '../../skipped';
import { shopCycloneDx, shopCycloneDxXml } from '../../core/sbom/fixtures/shop-cyclonedx';
import { shopSpdxTagValue } from '../../core/sbom/fixtures/shop-spdx';
import { folderWith, inspectJson } from './command-lab';

const SBOM = shopCycloneDx();

async function namesOf(folder: string, ...args: readonly string[]) {
  const { lines } = await inspectJson(folder, ...args);
  return lines.map((line) => path.relative(folder, String(line['file'])));
}

describe('a folder', () => {
  const folder = folderWith({
    'z/bom.json': SBOM,
    'a.cdx.json': SBOM,
    'README.md': 'cyclonedx.org/schema/bom and "bomFormat"',
    'package.json': { name: 'x' },
    'by-content.json': SBOM,
    'by-content.xml': shopCycloneDxXml(),
    'notes.txt': shopSpdxTagValue(),
    'sbom.ts': 'export {}',
    'sbom.json': 'broken',
    'image.tar.gz.sbom': SBOM,
    'node_modules/x/bom.json': SBOM,
    '.git/bom.json': SBOM,
    '.sbom/x.CDX.JSON': SBOM,
  });

  it('gives what is an SBOM by name or by content, sorted, folder by folder', async () => {
    expect(await namesOf(folder)).toEqual([
      'a.cdx.json',
      'by-content.json',
      'by-content.xml',
      'image.tar.gz.sbom',
      'notes.txt',
      'sbom.json',
      '.sbom/x.CDX.JSON',
      'z/bom.json',
    ]);
  });

  it('gives everything with --all', async () => {
    const all = await namesOf(folder, '--all');
    expect(all).toEqual(expect.arrayContaining(['README.md', 'package.json', '.git/bom.json']));
    expect(all).toHaveLength(13);
  });

  it('gives a file that is named as well once, whatever it is called', async () => {
    const named = path.join(folder, 'package.json');
    const names = await namesOf(folder, named, path.join(folder, 'a.cdx.json'));
    expect(names.filter((name) => name === 'package.json')).toHaveLength(1);
    expect(names.filter((name) => name === 'a.cdx.json')).toHaveLength(1);
    expect(names).toHaveLength(9);
  });

  it('is told when it holds none', async () => {
    const { code, stderr } = await inspectJson(folderWith({ 'README.md': 'x' }));
    expect(stderr).toMatch(/No SBOM was found/);
    expect(code).toBe(1);
  });
});

describe('what cannot be read', () => {
  it('gets a line, and the others go on', async () => {
    const folder = folderWith({ 'bom.json': SBOM, 'empty.cdx.json': '' });
    execFileSync('mkfifo', [path.join(folder, 'pipe.cdx.json')]);
    symlinkSync('nowhere', path.join(folder, 'dangling.cdx.json'));
    symlinkSync('.', path.join(folder, 'circle'));
    symlinkSync('self.cdx.json', path.join(folder, 'self.cdx.json'));
    writeFileSync(path.join(folder, 'large.cdx.json'), '{"bomFormat":"CycloneDX"');
    truncateSync(path.join(folder, 'large.cdx.json'), MAX_SBOM_BYTES + 1);
    const { lines, code } = await inspectJson(folder);
    const reasons = lines.map((line) => [path.basename(String(line['file'])), line['reason']]);
    expect(reasons).toEqual([
      ['bom.json', null],
      ['dangling.cdx.json', 'The symbolic link leads to no file.'],
      ['empty.cdx.json', expect.stringMatching(/content|empty/)],
      ['large.cdx.json', 'It is larger than the 30 MiB that are read.'],
      ['pipe.cdx.json', 'This is a pipe, not a file.'],
      ['self.cdx.json', 'The symbolic link leads to no file.'],
    ]);
    expect(code).toBe(1);
  });

  it('a pipe or a device that is named is not waited for', async () => {
    const folder = folderWith({});
    const pipe = path.join(folder, 'p');
    execFileSync('mkfifo', [pipe]);
    const { lines } = await inspectJson(pipe, '/dev/zero');
    expect(lines.map(({ reason }) => reason)).toEqual([
      'This is a pipe, not a file.',
      'This is a device, not a file.',
    ]);
  });

  const isRoot = process.getuid?.() === 0;
  if (isRoot) skipped('root may read every file: no test of missing permissions');
  (isRoot ? it.skip : it)('a folder and a file without permission', async () => {
    const folder = folderWith({ 'bom.json': SBOM, 'a.cdx.json': SBOM });
    mkdirSync(path.join(folder, 'closed'), { mode: 0 });
    chmodSync(path.join(folder, 'a.cdx.json'), 0);
    const { lines } = await inspectJson(folder);
    expect(lines.map(({ reason }) => reason)).toEqual([
      'It may not be read: permission denied.',
      null,
      'It may not be read: permission denied.',
    ]);
  });

  it('a path that does not exist makes the exit code 2; the others are inspected', async () => {
    const folder = folderWith({ 'bom.json': SBOM });
    const { lines, code } = await inspectJson(path.join(folder, 'none'), folder);
    expect(lines).toMatchObject([
      { format: null, reason: 'There is no such file or folder.' },
      { format: 'cyclonedx' },
    ]);
    expect(code).toBe(2);
  });

  it('a name that is no UTF-8 is found all the same', async () => {
    const folder = folderWith({});
    const name = Buffer.concat([
      Buffer.from(`${folder}/`),
      Buffer.from([0xff]),
      Buffer.from('.cdx'),
    ]);
    writeFileSync(name, JSON.stringify(SBOM));
    const { lines } = await inspectJson(folder);
    expect(lines).toMatchObject([{ file: `${folder}/\ufffd.cdx`, valid: true }]);
  });
});
