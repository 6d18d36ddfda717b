import { parseOrdinaryPurl } from '../model/parse-ordinary-purl';
import { MAX_PURL } from '../model/parse-purl';

const SCHEME_AND_TYPE = /^pkg:\/{0,3}[a-z][a-z\d.+-]*\//i;

/**
 * Whether a text has the parts that every purl has (a type and a name), which is what sbomqs asks.
 * Whether it keeps the rules of its type is said by the checks beyond the schemas; the library
 * takes too long to ask it of each component.
 */
export function isPurl(text: string): boolean {
  if (text.length > MAX_PURL) return false;
  if (parseOrdinaryPurl(text) !== undefined) return true;
  const start = SCHEME_AND_TYPE.exec(text)?.[0];
  if (start === undefined) return false;
  const [path = ''] = text.slice(start.length).split(/[?#]/, 1);
  const at = path.lastIndexOf('@');
  // An @ in front belongs to a scope: `@angular/core` has a name, `@1.0` has none.
  const unversioned = at > 0 || (at === 0 && !path.includes('/')) ? path.slice(0, at) : path;
  return unversioned.slice(unversioned.lastIndexOf('/') + 1).trim() !== '';
}
