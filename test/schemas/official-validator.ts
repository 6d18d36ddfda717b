import { Ajv } from 'ajv';
import { fullFormats } from 'ajv-formats/dist/formats';
import type { SchemaSource } from './sources';

/**
 * The official schema as it is, by ajv as it is, but for two formats that are not looked at:
 * `iri-reference`, which ajv does not know, and `idn-email` (see runtime.ts).
 */
export function officialValidator({
  schema,
  referenced,
}: SchemaSource): (value: unknown) => boolean {
  const ajv = new Ajv({
    strict: false,
    validateSchema: false,
    messages: false,
    formats: fullFormats,
  });
  ajv.addFormat('iri-reference', true);
  ajv.addFormat('idn-email', true);
  for (const [address, other] of Object.entries(referenced)) ajv.addSchema(other, address);
  const validate = ajv.compile(schema);
  return (value) => validate(value);
}
