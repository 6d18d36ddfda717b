import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { readSbom } from '../../../src/core/sbom/read-sbom';
import { skipped } from '../../skipped';

const CORPUS = path.resolve(__dirname, '../../../../shared/data/sboms');
const manifest = z.object({
  files: z.array(
    z.object({
      file: z.string(),
      format: z.enum(['cyclonedx', 'spdx', 'none']),
      serialization: z.string(),
      version: z.string().nullable(),
      valid: z.boolean(),
      components: z.number().optional(),
    }),
  ),
});
type Entry = z.infer<typeof manifest>['files'][number];

const present = existsSync(path.join(CORPUS, 'manifest.json'));
if (!present) skipped('no ../shared/data/sboms to read real SBOMs from');
const entries: Entry[] = present
  ? manifest.parse(JSON.parse(readFileSync(path.join(CORPUS, 'manifest.json'), 'utf8'))).files
  : [];

function read(file: string) {
  return readSbom(readFileSync(path.join(CORPUS, file)));
}
const isRead = ({ format, serialization, version }: Entry): boolean =>
  format !== 'none' && serialization === 'json' && version !== null;

(present ? describe : describe.skip)('real SBOMs', () => {
  // A table must have a row, also where the suite is skipped.
  const table = (chosen: Entry[]) => (chosen.length > 0 ? chosen : [{ file: 'none' } as Entry]);

  it.each(table(entries.filter(isRead)))('$file is read', (entry) => {
    const { facts } = read(entry.file);
    expect(facts).toMatchObject({ format: entry.format, specVersion: entry.version });
    const counted =
      (facts?.components ?? 0) + (entry.format === 'cyclonedx' ? (facts?.files ?? 0) : 0);
    expect(counted).toBe(entry.components);
  });

  it.each(table(entries.filter((entry) => isRead(entry) && entry.valid)))(
    '$file has no errors',
    ({ file }) => {
      expect(read(file)).toMatchObject({ ok: true });
    },
  );

  it.each(table(entries.filter((entry) => !isRead(entry))))('$file is told apart', ({ file }) => {
    const reading = read(file);
    expect(reading.ok).toBe(false);
    expect(reading.facts).toBeUndefined();
    expect(reading.findings).toHaveLength(1);
  });

  it.each([
    ['cyclonedx/laravel-7.12.0.bom.1.1.xml', 'SBOM_SERIALIZATION'],
    ['spdx/trivy-bom.spdx', 'SBOM_SERIALIZATION'],
    ['spdx/SPDXYAMLExample-2.3.spdx.yaml', 'SBOM_SERIALIZATION'],
    ['spdx/SPDXXMLExample-v2.3.spdx.xml', 'SBOM_SERIALIZATION'],
    ['spdx/SPDXRdfExample-v2.2.spdx.rdf', 'SBOM_SERIALIZATION'],
    ['spdx/appbomination.spdx3.json', 'SBOM_UNKNOWN_VERSION'],
    ['cyclonedx/invalid/namespace-1.6.xml', 'SBOM_UNKNOWN_FORMAT'],
    ['cyclonedx/invalid/syntax-error-1.3.json', 'SBOM_NOT_JSON'],
    ['look-alikes/sbom.cdx.intoto.jsonl', 'SBOM_UNKNOWN_FORMAT'],
    ['look-alikes/sbom.syft.json', 'SBOM_UNKNOWN_FORMAT'],
    ['look-alikes/app.cdx.json', 'SBOM_NOT_JSON'],
    ['cyclonedx/invalid/bomformat-1.6.json', 'SBOM_INVALID'],
    ['cyclonedx/invalid/serialnumber-1.6.json', 'SBOM_INVALID'],
    ['cyclonedx/invalid/unique-items-1.4.json', 'SBOM_INVALID'],
    ['spdx/invalid/BadJSON.spdx.json', 'SBOM_INVALID'],
    ['spdx/invalid/example7-bin.spdx.json', 'SBOM_INVALID'],
  ])('%s gets %s', (file, code) => {
    expect(read(file).findings[0]?.code).toBe(code);
  });
});
