import { fullFormats } from 'ajv-formats/dist/formats';

/** What compiled schemas need when they run; the bundler puts it into each of them. */

/** The length of a text as JSON Schema counts it. */
export function codePoints(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const isPair =
      code >= 0xd800 && code < 0xdc00 && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00;
    if (isPair) index += 1;
    count += 1;
  }
  return count;
}

/** ajv-formats splits at every `t` and blank, which takes the memory of a function from a long text. */
const DATE_TIME = /^\d{4}-\d\d-\d\d[tT\s]\d\d:\d\d:\d\d(?:\.\d+)?(?:[zZ]|[+-]\d\d(?::?\d\d)?)$/;

/** Those met since the caller last emptied it. */
export const licenceIds = new Set<string>();

type Check = (text: string) => boolean;
const official = (name: 'date' | 'date-time' | 'uri'): Check => {
  const format = fullFormats[name];
  const check = typeof format === 'object' && 'validate' in format ? format.validate : format;
  if (typeof check !== 'function') throw new Error(`ajv-formats has another ${name} now.`);
  return check as Check;
};
const isDateTime = official('date-time');

/**
 * The formats that are checked. `iri-reference` and `idn-email` are not: the official library checks
 * neither addresses nor, in an older release, mail, and both refuse what generators write.
 */
export const formats = {
  date: official('date'),
  'date-time': (text: string) => DATE_TIME.test(text) && isDateTime(text),
  uri: official('uri'),
};
