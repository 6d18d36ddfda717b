import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { readSbom } from '../../../../src/core/sbom/read-sbom';
import { skipped } from '../../../skipped';

const CORPUS = path.resolve(__dirname, '../../../../../shared/data/sboms');
const manifest = z.object({
  files: z.array(z.object({ file: z.string(), format: z.string(), valid: z.boolean() })),
});
const present = existsSync(path.join(CORPUS, 'manifest.json'));
if (!present) skipped('no ../shared/data/sboms to hold real SPDX documents against');
const entries = present
  ? manifest.parse(JSON.parse(readFileSync(path.join(CORPUS, 'manifest.json'), 'utf8'))).files
  : [];
const spdx = entries.filter(({ format }) => format === 'spdx');

(present ? describe : describe.skip)('real SPDX documents', () => {
  // A table must have a row, also where the suite is skipped.
  const rows = spdx.length > 0 ? spdx : [{ file: 'none', format: 'spdx', valid: true }];

  it.each(rows)('$file gets the verdict of the released schema: $valid', async (entry) => {
    const reading = await readSbom(readFileSync(path.join(CORPUS, entry.file)));
    expect(reading).toMatchObject({ valid: entry.valid, ok: true });
  });

  it.each([
    ['spdx/_manifest/spdx_2.2/manifest.spdx.json', ['267 times']],
    ['spdx/invalid/ubuntu_24.04_trivy.spdx.json', ['OPERATING-SYSTEM']],
  ])('%s breaks it in a harmless way, which is said once', async (file, words) => {
    const { findings } = await readSbom(readFileSync(path.join(CORPUS, file)));
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect(errors).toHaveLength(1);
    for (const word of [...words, 'harmless']) expect(errors[0]?.message).toContain(word);
  });
});
