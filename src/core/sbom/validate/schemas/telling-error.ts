import type { SchemaError } from './types';

/** What tells more stands first, where two breaches are at the same depth. */
const ORDER = ['requireOne', 'uniqueItems', 'required', 'enum', 'pattern', 'format'];
const LEAST = ['type', 'properties', 'oneOf', 'anyOf', 'not', 'if'];

/**
 * Of a breach and those of the alternatives tried before it, the one that tells most: where several
 * alternatives failed, the one that came furthest was meant.
 */
export function tellingError(errors: readonly SchemaError[]): SchemaError | undefined {
  const last = errors.at(-1);
  if (last === undefined || Array.isArray(last.params['passingSchemas'])) return last;
  let best = last;
  for (const error of errors) {
    const deeper = depth(error) - depth(best);
    if (deeper > 0 || (deeper === 0 && rank(error) < rank(best))) best = error;
  }
  const isOpen = best !== last && best.keyword === 'type' && depth(best) === depth(last);
  // Nothing but the wrong type for each of the alternatives.
  return isOpen && (last.keyword === 'oneOf' || last.keyword === 'anyOf') ? last : best;
}

function depth({ instancePath }: SchemaError): number {
  return instancePath.split('/').length;
}

function rank({ keyword }: SchemaError): number {
  const first = ORDER.indexOf(keyword);
  if (first >= 0) return first;
  return ORDER.length + 1 + LEAST.indexOf(keyword);
}
