/** Longer than any real expression; longer texts are compared as they are. */
const MAX_LENGTH = 2000;

/**
 * A licence as it is compared: without differences of case, blanks and order that mean nothing
 * (`MIT or Apache-2.0` = `Apache-2.0 OR MIT`), and with the GNU ids that SPDX has since renamed
 * (`GPL-2.0` = `GPL-2.0-only`). Expressions with parentheses keep their order.
 */
export function normalLicence(licence: string): string {
  const text = licence.trim();
  if (text.length > MAX_LENGTH) return text;
  const words = (text.toLowerCase().match(/[()]|[^\s()]+/g) ?? []).map(renamed);
  const operator = words.includes('and') ? 'and' : 'or';
  const other = operator === 'and' ? 'or' : 'and';
  if (words.includes('(') || words.includes(other)) return words.join(' ');
  const operands = words.join(' ').split(` ${operator} `);
  return [...new Set(operands)].sort().join(` ${operator} `);
}

const GNU = /^(?:[al]?gpl|gfdl)-\d\.\d$/;

function renamed(word: string): string {
  const plus = word.endsWith('+');
  const id = plus ? word.slice(0, -1) : word;
  if (!GNU.test(id)) return word;
  return plus ? `${id}-or-later` : `${id}-only`;
}
