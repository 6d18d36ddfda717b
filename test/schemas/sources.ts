import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { SchemaName } from '../../src/core/sbom/validate/schemas/load-schema';
import type { JsonSchema } from './json-schema';

/** One schema to compile; the name is that of the file, and what `loadSchema` is asked for. */
export interface SchemaSource {
  readonly name: SchemaName;
  readonly schema: JsonSchema;
  /** Schemas that `$ref`s name, by their absolute addresses. */
  readonly referenced: Readonly<Record<string, JsonSchema>>;
  /** Whose schema it is and under which licence, for the first line of the file. */
  readonly origin: string;
}

/** The library's `exports` hide its schemas. */
const FOLDER = path.join(
  path.dirname(require.resolve('@cyclonedx/cyclonedx-library/package.json')),
  'res/schema',
);

/** A schema file of the official CycloneDX library, as it is. */
export function officialSchema(name: string): JsonSchema {
  const file = path.join(FOLDER, `${name}.SNAPSHOT.schema.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as JsonSchema;
}

const REFERENCED = ['spdx', 'jsf-0.82', 'cryptography-defs'];

/** The strict variants refuse unknown members, as the schemas from 1.4 on do. */
const CYCLONEDX = {
  '1.2': 'bom-1.2-strict',
  '1.3': 'bom-1.3-strict',
  '1.4': 'bom-1.4',
  '1.5': 'bom-1.5',
  '1.6': 'bom-1.6',
  '1.7': 'bom-1.7',
} as const;

/** Every schema that is compiled. Add a line here for another one, and run `npm run schemas`. */
export function schemaSources(): SchemaSource[] {
  const referenced = Object.fromEntries(
    REFERENCED.map((name) => [
      `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`,
      officialSchema(name),
    ]),
  );
  return Object.entries(CYCLONEDX).map(([version, file]) => ({
    name: `cyclonedx-${version as keyof typeof CYCLONEDX}` as const,
    schema: officialSchema(file),
    referenced,
    origin: `the JSON schema of CycloneDX ${version} (OWASP Foundation, Apache-2.0)`,
  }));
}
