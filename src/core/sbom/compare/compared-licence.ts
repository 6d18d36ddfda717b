import { MAX_LICENCE, parseLicence } from '../model/parse-licence';

/**
 * A licence as it is compared: without differences of case, blanks, brackets and order that mean
 * nothing (`MIT or Apache-2.0` = `Apache-2.0 OR MIT`), and with the GNU ids that SPDX has since
 * renamed (`GPL-2.0` = `GPL-2.0-only`). Longer texts than MAX_LICENCE are compared as they are.
 */
export function comparedLicence(licence: string): string {
  const text = licence.trim();
  if (text.length > MAX_LICENCE) return text;
  const words = (text.toLowerCase().match(/[()]|[^\s()]+/g) ?? []).map(renamed).join(' ');
  return parseLicence(words)?.normalized ?? words;
}

const GNU = /^(?:[al]?gpl|gfdl)-\d\.\d$/;

function renamed(word: string): string {
  const plus = word.endsWith('+');
  const id = plus ? word.slice(0, -1) : word;
  if (!GNU.test(id)) return word;
  return plus ? `${id}-or-later` : `${id}-only`;
}
