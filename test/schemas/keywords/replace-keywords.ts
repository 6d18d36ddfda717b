import type { Ajv } from 'ajv';
import { enumeration } from './enumeration';
import { licenceId } from './licence-id';
import { maxLength, minLength } from './lengths';
import { properties } from './properties';
import { requireOne } from './require-one';
import { uniqueItems } from './unique-items';

/**
 * Puts our code in the place of ajv's for the keywords of which that is slow on an SBOM, or large.
 * `onlyProperties`, `requireOne` and `licenceId` are no keywords of JSON Schema: rewrite-schema.ts writes them
 * for what they mean.
 */
export function replaceKeywords(ajv: Ajv): void {
  const definitions = [
    uniqueItems,
    properties,
    enumeration,
    maxLength,
    minLength,
    requireOne,
    licenceId,
  ];
  for (const definition of definitions) {
    ajv.removeKeyword(String(definition.keyword));
    ajv.addKeyword(definition);
  }
  ajv.addKeyword('onlyProperties');
}
