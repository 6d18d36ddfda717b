import { compileSchema } from './compile-schema';
import { officialSchema, type SchemaSource } from './sources';

/** The file of a compiled schema. */
export async function schemaFiles(source: SchemaSource): Promise<Map<string, string>> {
  return new Map([[`${source.name}.cjs`, await compileSchema(source)]]);
}

/** The licence ids of the schemas as a module: one line, split when it is first imported. */
export function licenceIdsFile(): string {
  const { enum: ids } = officialSchema('spdx');
  if (!Array.isArray(ids)) throw new Error('The schema of licence ids has another shape now.');
  return `/** The SPDX ids, of licences and of exceptions, that the CycloneDX schemas allow. */
export const SCHEMA_LICENCE_IDS: readonly string[] =
  '${ids.join(' ')}'.split(
    ' ',
  );
`;
}
