import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { skipped } from '../../skipped';
import { inspectJson } from './command-lab';

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
/** The manifest says more of serializations than we do, and what look-alikes are written in. */
const SERIALIZATIONS: Readonly<Record<string, string>> = { 'json-ld': 'json', 'rdf-xml': 'rdf' };

const present = existsSync(path.join(CORPUS, 'manifest.json'));
if (!present) skipped('no ../shared/data/sboms to inspect');

(present ? describe : describe.skip)('inspect of a folder of real SBOMs', () => {
  it('has a line for each that says what its manifest says', async () => {
    const { files } = manifest.parse(
      JSON.parse(readFileSync(path.join(CORPUS, 'manifest.json'), 'utf8')),
    );
    const { lines, code } = await inspectJson(CORPUS);
    const told = new Map(lines.map((line) => [path.relative(CORPUS, String(line['file'])), line]));
    expect(code).toBe(1);
    for (const { file, format, serialization, version, valid, components } of files) {
      const line = told.get(file);
      expect({ file, ...line }).toMatchObject({
        file: path.join(CORPUS, file),
        format: format === 'none' ? null : format,
        valid,
        components: components ?? null,
      });
      if (format === 'none') continue;
      expect({ file, ...line }).toMatchObject({
        serialization: SERIALIZATIONS[serialization] ?? serialization,
        version,
      });
    }
  });
});
