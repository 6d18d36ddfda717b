import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { toModel } from '../../../../src/core/sbom/model/to-model';
import type { SbomModel } from '../../../../src/core/sbom/model/types';
import { skipped } from '../../../skipped';

const CORPUS = path.resolve(__dirname, '../../../../../shared/data/sboms');
const manifest = z.object({
  files: z.array(
    z.object({
      file: z.string(),
      format: z.enum(['cyclonedx', 'spdx', 'none']),
      serialization: z.string(),
      version: z.string().nullable(),
      components: z.number().optional(),
    }),
  ),
});
type Entry = z.infer<typeof manifest>['files'][number];

const present = existsSync(path.join(CORPUS, 'manifest.json'));
if (!present) skipped('no ../shared/data/sboms to take the models of real SBOMs from');
const entries: Entry[] = present
  ? manifest.parse(JSON.parse(readFileSync(path.join(CORPUS, 'manifest.json'), 'utf8'))).files
  : [];
const json = entries.filter(
  ({ format, serialization, version }) =>
    format !== 'none' && serialization.startsWith('json') && version !== null,
);

function modelOf(file: string): SbomModel {
  const entry = json.find((known) => known.file === file);
  const bytes = readFileSync(path.join(CORPUS, file));
  const encoding = bytes[0] === 0xff ? 'utf-16le' : 'utf-8';
  return toModel({
    format: entry?.format === 'spdx' ? 'spdx' : 'cyclonedx',
    serialization: 'json',
    specVersion: entry?.version ?? '',
    document: z
      .record(z.string(), z.unknown())
      .parse(JSON.parse(new TextDecoder(encoding).decode(bytes))),
  });
}

(present ? describe : describe.skip)('models of real SBOMs', () => {
  // A table must have a row, also where the suite is skipped.
  const table = json.length > 0 ? json : [{ file: 'none' } as Entry];

  it.each(table)('$file has the components of the manifest', ({ file, format, components }) => {
    const model = modelOf(file);
    const files = format === 'cyclonedx' ? model.files : 0;
    expect(model.components.length + files).toBe(components);
  });
});
