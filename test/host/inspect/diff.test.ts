import { describe, expect, it } from '@jest/globals';
import path from 'node:path';
import stringWidth from 'string-width';
import { shopCycloneDx } from '../../core/sbom/fixtures/shop-cyclonedx';
import { shopSpdx } from '../../core/sbom/fixtures/shop-spdx';
import { folderWith, run } from './command-lab';

const later = () => {
  const shop = shopCycloneDx();
  const [a, b] = shop.components;
  return {
    ...shop,
    components: [
      { ...a, version: '1.1.0', purl: 'pkg:npm/a@1.1.0' },
      { ...b, licenses: [{ license: { id: 'MIT' } }] },
      { type: 'library', name: 'n\u001b[31m', version: '1', purl: 'pkg:pypi/n@1' },
    ],
  };
};
const folder = folderWith({
  'old.json': shopCycloneDx(),
  'new.json': later(),
  'spdx.json': shopSpdx(),
  'none.json': 'nothing',
});
const at = (name: string) => path.join(folder, name);

describe('diff', () => {
  it('says what changed, counts first, by ecosystem', async () => {
    const { stdout, code } = await run(['diff', at('old.json'), at('new.json')]);
    expect(stdout).toMatch(/1 upgraded · 1 added · 1 licence change · 1 unchanged/);
    expect(stdout).toMatch(/Upgraded \(1\)\n {2}npm\n {4}↑ a 1\.0\.0 → 1\.1\.0/);
    expect(stdout).toMatch(/Added \(1\)\n {2}pypi\n {4}\+ n 1/);
    expect(stdout).toMatch(/Licences \(1\)\n {2}npm\n {4}\S b .*→ MIT/);
    expect(stdout).not.toContain('\u001b');
    expect(code).toBe(1);
  });

  it('as JSON is one object', async () => {
    const { stdout, code } = await run(['diff', '--json', at('old.json'), at('new.json')]);
    expect(stdout.trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(stdout)).toMatchObject({
      before: { file: at('old.json'), subject: { name: 'shop' }, components: 2 },
      after: { file: at('new.json'), components: 3 },
      same: false,
      upgraded: [{ key: 'pkg:npm/a', before: ['1.0.0'], after: ['1.1.0'] }],
      added: [{ key: 'pkg:pypi/n' }],
    });
    expect(code).toBe(1);
  });

  it('keeps within the columns', async () => {
    const name = 'long/'.repeat(30);
    const [first] = shopCycloneDx().components;
    const of = (version: string) => ({
      ...shopCycloneDx(),
      components: [{ ...first, version, name, purl: `pkg:golang/${name}x@${version}` }],
    });
    const files = folderWith({
      'a.json': of('v1.0.0-20200707034311-ab3426394381'),
      'b.json': of('v2.0.0'),
    });
    const { stdout } = await run(['diff', path.join(files, 'a.json'), path.join(files, 'b.json')], {
      columns: 60,
    });
    expect(stdout).toMatch(
      /↑ long.*….*long\/x\n {8}v1\.0\.0-20200707034311-ab3426394381 → v2\.0\.0/,
    );
    expect(stdout.split('\n').filter((line) => stringWidth(line) > 60)).toEqual([]);
  });

  it('names components without a purl as people do', async () => {
    const of = (version: string) => ({
      ...shopCycloneDx(),
      components: [
        { type: 'operating-system', name: 'alpine', version },
        { type: 'library', group: 'a|b', name: 'c\\d', version },
      ],
    });
    const files = folderWith({ 'a.json': of('1.0'), 'b.json': of('2.0') });
    const { stdout } = await run(['diff', path.join(files, 'a.json'), path.join(files, 'b.json')]);
    expect(stdout).toContain(' alpine (operating-system) 1.0 → 2.0');
    expect(stdout).toContain(' a|b/c\\d (library) 1.0 → 2.0');
  });

  it('finds no difference of a document to itself', async () => {
    const { stdout, code } = await run(['diff', at('old.json'), at('old.json')]);
    expect(stdout).toMatch(/No difference · 2 unchanged/);
    expect(code).toBe(0);
  });

  it('warns when another tool made the new one', async () => {
    const other = { ...shopCycloneDx() };
    const tools = [{ vendor: 'x', name: 'other', version: '1' }];
    const file = folderWith({
      'other.json': { ...other, metadata: { ...other.metadata, tools } },
    });
    const { stdout } = await run(['diff', at('old.json'), path.join(file, 'other.json')]);
    expect(stdout).toMatch(/Different tools made the two \(maker.* → other.*\)/);
  });

  it.each([
    ['none.json', /none\.json: /],
    ['missing.json', /missing\.json: There is no such file or folder\./],
    ['.', /: This is a folder\./],
  ])('ends with 2 where one is %s', async (name, message) => {
    const { stdout, stderr, code } = await run(['diff', at('old.json'), at(name)]);
    expect(stdout).toBe('');
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });
});
