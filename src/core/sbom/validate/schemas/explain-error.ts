import { quote, type NewFinding } from '../../findings/collect';
import { toPointer } from '../../read/json-pointer';
import { allowedValues } from './allowed-values';
import { patternInWords } from './pattern-in-words';
import type { SchemaError } from './types';
import { shortValue } from './value-at';

type Told = Pick<NewFinding, 'kind' | 'message'> & { readonly step?: string | number };

/**
 * One breach of a schema as a finding: one plain line, whatever the schema looks like there.
 *
 * @param value what stands at `instancePath`
 * @param format `CycloneDX 1.6`, for the message
 */
export function explainError(
  error: SchemaError,
  value: unknown,
  format: string,
): NewFinding & { readonly path: string } {
  const { step, ...told } = tell(error, value, format);
  const path = step === undefined ? error.instancePath : error.instancePath + toPointer([step]);
  const shown = step === undefined ? shortValue(value) : undefined;
  return { ...told, path, ...(shown === undefined ? {} : { value: shown }) };
}

function tell({ keyword, params }: SchemaError, value: unknown, format: string): Told {
  const limit = Number(params['limit']);
  switch (keyword) {
    case 'required':
      return {
        kind: 'schema-required',
        message: `The member ${quote(String(params['missingProperty']))} is missing.`,
      };
    case 'properties':
    case 'additionalProperties': {
      const name = String(params['additionalProperty']);
      const message = `${format} has no member ${quote(name)} here.`;
      return { kind: 'schema-unknown-member', message, step: name };
    }
    case 'type':
      return { kind: 'schema-type', message: wrongType(String(params['type']), value) };
    case 'enum':
      return { kind: 'schema-value', message: allowedValues(params['allowedValues'], value) };
    case 'const':
      return { kind: 'schema-value', message: `It has to be ${scalar(params['allowedValue'])}.` };
    case 'pattern':
      return { kind: 'schema-value', message: patternInWords(String(params['pattern'])) };
    case 'format':
      return { kind: 'schema-value', message: formatInWords(String(params['format']), value) };
    case 'uniqueItems': {
      const message = `It is the same as entry ${Number(params['first'])} of the list, counted from 0.`;
      return { kind: 'schema-duplicate', message, step: Number(params['second']) };
    }
    case 'requireOne':
      return { kind: 'schema-choice', message: oneOfThese(params) };
    case 'oneOf':
    case 'anyOf':
      return { kind: 'schema-choice', message: noAlternative(params['passingSchemas']) };
    case 'not':
      return { kind: 'schema-choice', message: excluded(value) };
    case 'minLength':
      return {
        kind: 'schema-value',
        message: limit === 1 ? 'It must not be empty.' : `It needs ${limit} characters at least.`,
      };
    case 'maxLength':
      return { kind: 'schema-value', message: `It has more than ${limit} characters.` };
    case 'minItems':
      return { kind: 'schema-value', message: `It needs ${limit} or more entries.` };
    case 'maxItems':
    case 'additionalItems':
      return { kind: 'schema-value', message: `It has more than ${limit} entries.` };
    case 'minimum':
      return { kind: 'schema-value', message: `It has to be ${limit} at least.` };
    case 'maximum':
      return { kind: 'schema-value', message: `It may be ${limit} at most.` };
    default:
      return { kind: 'schema-value', message: `${format} does not allow this here.` };
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  null: 'null',
};

function wrongType(wanted: string, value: unknown): string {
  const is = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  const found = wanted === 'integer' && is === 'number' ? 'a fraction' : TYPES[is];
  const words = wanted.split(',').map((type) => TYPES[type] ?? type);
  return `Here has to be ${words.join(' or ')}, not ${found ?? 'this'}.`;
}

const DATE = /^\d{4}-\d\d-\d\d$/;

function formatInWords(format: string, value: unknown): string {
  if (format === 'date-time') {
    return typeof value === 'string' && DATE.test(value)
      ? 'It is a date without a time; a time is needed, too, such as "2026-01-31T09:30:00Z".'
      : 'It is no date with a time and a time zone, such as "2026-01-31T09:30:00Z".';
  }
  if (format === 'date') return 'It is no date such as "2026-01-31".';
  return `It is no ${format.toUpperCase()}.`;
}

function oneOfThese({ count, alternatives }: SchemaError['params']): string {
  const names = (alternatives as readonly (readonly string[])[]).map((each) =>
    each.map((name) => `"${name}"`).join(' and '),
  );
  return count === 0
    ? `One of these members is needed: ${names.join(', ')}.`
    : `Only one of these members may be there: ${names.join(', ')}.`;
}

function noAlternative(passing: unknown): string {
  return Array.isArray(passing)
    ? 'It fits more than one of the alternatives; it has to be one of them.'
    : 'It fits none of the alternatives that are allowed here.';
}

/** What `not` forbids, it does not say; CycloneDX has one use of it. */
function excluded(value: unknown): string {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'versionRange')
    ? 'It has "version" or "versionRange", and the latter only where "isExternal" is true.'
    : 'Some of its members exclude each other.';
}

function scalar(value: unknown): string {
  return typeof value === 'string' ? quote(value) : String(value);
}
