import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { toModel } from '../../../../src/core/sbom/model/to-model';
import type { SbomModel } from '../../../../src/core/sbom/model/types';
import { skipped } from '../../../skipped';

const CORPUS = path.resolve(__dirname, '../../../../../shared/data/sboms');

/** Whether the real SBOMs are there; says so where they are not. */
export function hasCorpus(whatFor: string): boolean {
  const present = existsSync(path.join(CORPUS, 'manifest.json'));
  if (!present) skipped(`no ../shared/data/sboms to ${whatFor}`);
  return present;
}

/** The model of a real SBOM in JSON. */
export function corpusModel(file: string): SbomModel {
  return modelOf(JSON.parse(readFileSync(path.join(CORPUS, file), 'utf8')));
}

const head = z.looseObject({
  specVersion: z.string().optional(),
  spdxVersion: z.string().optional(),
});

/** CycloneDX or SPDX 2 in JSON. */
export function modelOf(value: unknown): SbomModel {
  const document = head.parse(value);
  const { specVersion, spdxVersion } = document;
  return toModel({
    format: spdxVersion === undefined ? 'cyclonedx' : 'spdx',
    serialization: 'json',
    specVersion: specVersion ?? spdxVersion?.replace('SPDX-', '') ?? '',
    document,
  });
}
