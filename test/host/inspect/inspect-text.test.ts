import { describe, expect, it } from '@jest/globals';
import path from 'node:path';
import stringWidth from 'string-width';
import { dsse, statement } from '../../core/sbom/fixtures/envelopes';
import { shopCycloneDx } from '../../core/sbom/fixtures/shop-cyclonedx';
import { shopSpdx } from '../../core/sbom/fixtures/shop-spdx';
import { folderWith, run } from './command-lab';

const HOSTILE = 'x\u001b[2J\u202ey\nfake ✓';
const LONG = `${'very-long-name-'.repeat(12)}end.cdx.json`;
const FORBIDDEN = /[\p{Cf}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/u;

describe('a table of several files', () => {
  const folder = folderWith({
    'bom.json': shopCycloneDx(),
    'sbom.json': { ...shopCycloneDx(), serialNumber: 'x' },
    'inner/sbom.spdx.json': shopSpdx(),
    'inner/sbom.intoto.jsonl': dsse(statement(shopCycloneDx())),
    'inner/broken.cdx.json': '{',
    [`inner/${LONG}`]: shopCycloneDx(),
    [`${HOSTILE}.cdx.json`]: shopCycloneDx(),
    '漢字のソフトウェア部品表.cdx.json': shopCycloneDx(),
  });

  it('has a line a file below its folder, why it is none, and a sum', async () => {
    const { stdout, code } = await run(['inspect', folder]);
    const lines = stdout.split('\n');
    expect(lines).toContain(folder);
    expect(lines).toContain(path.join(folder, 'inner'));
    expect(stdout).toMatch(/✓ bom\.json +CycloneDX 1\.6 JSON +2 +\d\.\d [A-F]/);
    expect(stdout).toMatch(/✗ sbom\.json .*1 ✗/);
    expect(stdout).toMatch(/✓ sbom\.intoto\.jsonl +CycloneDX 1\.6 signed +2/);
    expect(stdout).toMatch(/✗ broken\.cdx\.json +no SBOM\n {6}\S/);
    expect(lines.at(-2)).toBe('8 files · 6 valid · 1 not valid or no inventory · 1 no SBOM');
    expect(code).toBe(1);
  });

  it('does not judge what was not read', async () => {
    const missing = path.join(folder, 'missing.json');
    const { stdout, code } = await run(['inspect', path.join(folder, 'bom.json'), missing]);
    expect(stdout).toMatch(/– missing\.json +not read\n {6}There is no such file or folder\./);
    expect(stdout.split('\n').at(-2)).toBe('2 files · 1 valid · 1 not read');
    expect(code).toBe(2);
  });

  it.each([60, 80, 120])('keeps within %i columns, whatever the names', async (columns) => {
    const { stdout } = await run(['inspect', folder], { columns });
    const tooWide = stdout.split('\n').filter((line) => stringWidth(line) > columns);
    expect(tooWide).toEqual([]);
    expect(stdout).toMatch(/✓ very-.*….*end\.cdx\.json/);
  });

  it('lets no name move the cursor, forge a line or turn the direction', async () => {
    const { stdout } = await run(['inspect', '-v', folder]);
    expect(stdout).not.toMatch(FORBIDDEN);
    expect(stdout).toContain('x\\u{1b}[2J\\u{202e}y\\u{a}fake ✓.cdx.json');
  });

  it('has colours on a terminal only, and none with NO_COLOR', async () => {
    const colour = '\u001b[';
    expect((await run(['inspect', folder], { tty: true })).stdout).toContain(colour);
    expect((await run(['inspect', folder])).stdout).not.toContain(colour);
    const quiet = await run(['inspect', folder], { tty: true, env: { NO_COLOR: '1' } });
    expect(quiet.stdout).not.toContain(colour);
  });

  it('shows its progress on a terminal and nowhere else', async () => {
    expect((await run(['inspect', folder], { tty: true })).stderr).toMatch(/of 8 files/);
    expect((await run(['inspect', folder])).stderr).toBe('');
  });
});

describe('the details of one file', () => {
  const file = path.join(
    folderWith({
      'bom.json': {
        ...shopCycloneDx(),
        serialNumber: 'x',
        metadata: { component: { type: 'application', name: HOSTILE, version: '1' } },
      },
    }),
    'bom.json',
  );

  it('are facts, quality, requirements, and findings with what to do', async () => {
    const { stdout } = await run(['inspect', file]);
    expect(stdout).toMatch(/CycloneDX 1\.6 JSON · ✗ not valid · quality \d\.\d of 10 \([A-F]\)/);
    expect(stdout).toMatch(/Components +2 components · 2 with a package URL/);
    expect(stdout).toMatch(/Ecosystems +npm 2/);
    expect(stdout).toMatch(/Licences +Apache-2\.0 OR MIT 1, MIT 1/);
    expect(stdout).toMatch(/Structural +█+/);
    expect(stdout).toMatch(/NTIA .*: \d of 7\n +lacks /);
    expect(stdout).toMatch(/CISA .*draft.*: \d of 11/);
    expect(stdout).toMatch(/✗ schema-\S+\n.*\n +\/serialNumber: .*\n +→ \S/);
    expect(stdout).not.toMatch(FORBIDDEN);
  });

  it('with --verbose name the components that lack something', async () => {
    const { stdout } = await run(['inspect', '--verbose', file]);
    expect(stdout).toMatch(/Supplier name: 0 of 3, not .*a@1\.0\.0/);
  });

  it('keep within the columns', async () => {
    const { stdout } = await run(['inspect', file], { columns: 60 });
    expect(stdout.split('\n').filter((line) => stringWidth(line) > 60)).toEqual([]);
  });
});
