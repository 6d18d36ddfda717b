import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { loadSchema } from '../../src/core/sbom/validate/schemas/load-schema';
import { skipped } from '../skipped';
import { mutate } from './mutate';
import { officialValidator } from './official-validator';
import { sampleDocument, seededRandom } from './sample-document';
import { officialSchema, schemaSources } from './sources';

const CORPUS = path.resolve(__dirname, '../../../shared/data/sboms');
const manifest = z.object({
  files: z.array(
    z.object({
      file: z.string(),
      format: z.string(),
      serialization: z.string(),
      version: z.string().nullable(),
    }),
  ),
});
const present = existsSync(path.join(CORPUS, 'manifest.json'));
if (!present) skipped('no ../shared/data/sboms to hold verdicts against');

const LICENCES = new Set<unknown>(officialSchema('spdx')['enum'] as unknown[]);

function realDocuments(version: string): unknown[] {
  if (!present) return [];
  const { files } = manifest.parse(
    JSON.parse(readFileSync(path.join(CORPUS, 'manifest.json'), 'utf8')),
  );
  return files
    .filter(({ format, serialization }) => format === 'cyclonedx' && serialization === 'json')
    .filter((entry) => entry.version === version)
    .flatMap(({ file }) => {
      const text = readFileSync(path.join(CORPUS, file), 'utf8');
      // Comparing every pair takes ajv long, and one of these is no JSON.
      return text.length < 150_000 && !file.includes('syntax') ? [JSON.parse(text) as unknown] : [];
    });
}

describe('the compiled schemas', () => {
  it.each(schemaSources())('$name says what the official schema says', async (source) => {
    const official = officialValidator(source);
    const validate = await loadSchema(source.name);
    /** Ids are not in the compiled schema; check-licence-ids.ts looks at those that it met. */
    const ours = (value: unknown): boolean => {
      validate.licenceIds.clear();
      return validate(value) && [...validate.licenceIds].every((id) => LICENCES.has(id));
    };
    const random = seededRandom(20_260_131);
    const verdicts = new Map([
      [true, 0],
      [false, 0],
    ]);
    const differ = (value: unknown): boolean => {
      const verdict = official(value);
      verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
      return ours(value) !== verdict;
    };
    const different: unknown[] = [];
    const hold = (value: unknown): void => {
      if (differ(value)) different.push({ official: official(value), ours: validate.errors });
    };
    for (const real of realDocuments(source.name.slice('cyclonedx-'.length))) {
      hold(real);
      for (let index = 0; index < 12; index += 1) hold(mutate(real, random));
    }
    for (let index = 0; index < 80; index += 1) {
      const sample = sampleDocument(source.schema, source.referenced, random);
      hold(sample);
      hold(mutate(sample, random));
      hold(mutate(mutate(sample, random), random));
    }
    expect(different).toEqual([]);
    expect(Math.min(...verdicts.values())).toBeGreaterThan(20);
  });
});
