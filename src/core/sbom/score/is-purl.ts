import { MAX_PURL } from '../model/parse-purl';

const SCHEME_AND_TYPE = /^pkg:\/{0,3}[a-z][a-z\d.+-]*\//i;

/**
 * Whether a text has the parts that every purl has (a type and a name), which is what sbomqs asks.
 * Whether it keeps the rules of its type is said by the checks beyond the schemas; to take each
 * purl of an SBOM apart costs more than all else here.
 */
export function isPurl(text: string): boolean {
  if (text.length > MAX_PURL) return false;
  const start = SCHEME_AND_TYPE.exec(text)?.[0].length;
  if (start === undefined) return false;
  const end = endOfPath(text);
  const at = text.lastIndexOf('@', end - 1);
  // An @ in front belongs to a scope: `@angular/core` has a name, `@1.0` has none.
  const isVersion = at > start || (at === start && !text.slice(at, end).includes('/'));
  const path = text.slice(start, isVersion ? at : end);
  return /[^/\s]/.test(path.slice(path.lastIndexOf('/') + 1));
}

function endOfPath(text: string): number {
  const hash = text.indexOf('#');
  const query = text.indexOf('?');
  if (hash === -1) return query === -1 ? text.length : query;
  return query === -1 ? hash : Math.min(hash, query);
}
