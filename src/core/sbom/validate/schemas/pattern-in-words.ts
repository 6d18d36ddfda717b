const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** What the patterns of the schemas ask for, by the pattern as it is compiled. */
const WORDS: ReadonlyMap<string, string> = new Map([
  [`^urn:uuid:${UUID}$`, 'It has to be "urn:uuid:" and a lower-case UUID.'],
  [
    `^urn:cdx:${UUID}/[1-9][0-9]*$`,
    'It has to be "urn:cdx:", a lower-case UUID, "/" and the version of the document.',
  ],
  [
    `^urn:cdx:${UUID}/[1-9][0-9]*#.+$`,
    'It has to be "urn:cdx:", a lower-case UUID, "/", the version of the document, "#" and a reference.',
  ],
  [
    '^[a-fA-F0-9]{32}(?:[a-fA-F0-9]{8}(?:[a-fA-F0-9]{24}(?:[a-fA-F0-9]{32}(?:[a-fA-F0-9]{32})?)?)?)?$',
    'It has to be 32, 40, 64, 96 or 128 hexadecimal digits.',
  ],
  ['^[-+a-z0-9.]+/[-+a-z0-9.]+$', 'It has to be a lower-case media type, such as "text/plain".'],
  ['^([a-z]{2})(-[A-Z]{2})?$', 'It has to be a language code, such as "en" or "en-US".'],
  ['^[A-Z]{2}$', 'It has to be a country code of two capital letters, such as "DE".'],
  ['^CRE:[0-9]+-[0-9]+$', 'It has to be a number of the OpenCRE, such as "CRE:764-507".'],
  [
    '^[A-Za-z0-9][A-Za-z0-9\\-/.()\\s]{0,28}[A-Za-z0-9]$',
    'It has to be the number of a patent: 2 to 30 letters, digits, blanks or -/.() marks.',
  ],
  ['^(.*)$', 'It has to be a single line.'],
]);

export function patternInWords(pattern: string): string {
  return WORDS.get(pattern) ?? 'It has not the form that the format asks for.';
}
