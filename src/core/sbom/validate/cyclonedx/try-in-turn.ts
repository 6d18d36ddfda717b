import { isObject } from '../../read/json';
import { fromPointer } from '../../read/json-pointer';
import { tellingError } from '../schemas/telling-error';
import type { SchemaError, Validate } from '../schemas/types';

/** Breaches that are told of one part; but one of a part with more members than any format has. */
const MOST = 10;
const MANY_MEMBERS = 200;

/**
 * Checks a part again and again, each time without the members that were refused before, and so
 * finds more than the first breach. Returns the names of those members.
 *
 * @param wrap puts the part into a document
 * @param inside where it is in that
 */
export function tryInTurn(
  part: unknown,
  wrap: (part: unknown) => unknown,
  inside: string,
  validate: Validate,
  tell: (error: SchemaError, tried: unknown) => void,
): ReadonlySet<string> {
  const refused = new Set<string>();
  const isLarge = isObject(part) && Object.keys(part).length > MANY_MEMBERS;
  for (let turn = 0; turn < (isLarge ? 1 : MOST); turn += 1) {
    const tried = wrap(without(part, refused));
    if (validate(tried)) break;
    const error = tellingError(validate.errors ?? []);
    if (error === undefined) break;
    const member = memberOf(error, inside);
    // What is wrong with the part as a whole may come from what was taken out of it.
    if (turn > 0 && (member === undefined || refused.has(member))) break;
    tell(error, tried);
    if (member === undefined) break;
    refused.add(member);
  }
  return refused;
}

/** The member of the part that an error is about; undefined: it is about the part as a whole. */
function memberOf({ instancePath, params }: SchemaError, inside: string): string | undefined {
  if (instancePath !== inside) {
    return instancePath.startsWith(`${inside}/`)
      ? fromPointer(instancePath.slice(inside.length))[0]
      : undefined;
  }
  const unknown = params['additionalProperty'];
  return typeof unknown === 'string' ? unknown : undefined;
}

function without(part: unknown, names: ReadonlySet<string>): unknown {
  if (names.size === 0 || !isObject(part)) return part;
  return Object.fromEntries(Object.entries(part).filter(([name]) => !names.has(name)));
}
