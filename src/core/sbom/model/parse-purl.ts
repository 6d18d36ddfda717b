import { PackageURL, PurlInjectionError } from '@socketregistry/packageurl-js';
import { parseOrdinaryPurl, type Purl } from './parse-ordinary-purl';

/** Longer ones are refused by the library as well. */
export const MAX_PURL = 4096;

/** Types whose purls lack something to look up without the part; older generators left it out. */
const NEEDS_NAMESPACE: ReadonlySet<string> = new Set(['maven', 'swift']);
const NEEDS_VERSION: ReadonlySet<string> = new Set(['cran', 'swift']);

/**
 * A package URL, or undefined where the text is none. Never throws. A purl that only breaks a rule
 * of its type (maven without a namespace, cran without a version) is read, and `breaks` says so.
 * https://github.com/package-url/purl-spec/blob/main/PURL-SPECIFICATION.rst
 */
export function parsePurl(text: string): Purl | undefined {
  if (text.length > MAX_PURL) return undefined;
  return parseOrdinaryPurl(text) ?? parseOddPurl(text);
}

function parseOddPurl(text: string): Purl | undefined {
  // The library adds a missing scheme and trims, as for what people type.
  if (!/^pkg:/i.test(text) || /[\s\p{Cc}]/u.test(text)) return undefined;
  try {
    return shape(PackageURL.fromString(text), text);
  } catch (error) {
    return parseLeniently(text, error instanceof PurlInjectionError);
  }
}

/**
 * What the library can split, it refused for a rule of the type; or for a character that a shell
 * would take as an order, such as an escaped space, which no rule of any type forbids.
 */
function parseLeniently(text: string, isCharacter: boolean): Purl | undefined {
  try {
    const [rawType = '', namespace, name, version, , subpath] = PackageURL.parseString(text);
    const type = rawType.toLowerCase();
    if (!/^[a-z][a-z\d.+-]*$/.test(type) || !name || name.includes('\0')) return undefined;
    // A version without a name; an escaped one is the scope of a name.
    if (name.startsWith('@') && !text.includes('%40')) return undefined;
    if (hasOddQualifier(text)) return undefined;
    const purl = shape({ type, namespace, name, version, subpath }, text);
    const breaks = brokenRule(purl, isCharacter);
    return breaks === undefined ? purl : { ...purl, breaks };
  } catch {
    return undefined;
  }
}

/** The keys that the specification allows; https://github.com/package-url/purl-spec */
function hasOddQualifier(text: string): boolean {
  const keys = (qualifiersOf(text) ?? '').split('&').map((pair) => pair.split('=', 1)[0] ?? '');
  return keys.some((key) => key !== '' && !/^[a-z][a-z\d._-]*$/i.test(key));
}

function brokenRule(
  { type, namespace, name, version }: Purl,
  isCharacter: boolean,
): string | undefined {
  if (namespace === undefined && NEEDS_NAMESPACE.has(type)) return `${type} asks for a namespace`;
  if (version === undefined && NEEDS_VERSION.has(type)) return `${type} asks for a version`;
  if (type === 'npm' && name.startsWith('@')) return 'npm asks for the scope as a namespace';
  // The library wants versions of Go to be semver; the specification does not.
  return isCharacter || type === 'golang' ? undefined : `${type} forbids something in it`;
}

interface Parts {
  readonly type?: string | undefined;
  readonly namespace?: string | undefined;
  readonly name?: string | undefined;
  readonly version?: string | undefined;
  readonly subpath?: string | undefined;
}

function shape({ type, namespace, name, version, subpath }: Parts, text: string): Purl {
  const qualifiers = qualifiersOf(text);
  return {
    type: type ?? '',
    ...(namespace && { namespace }),
    name: name ?? '',
    ...(version && { version }),
    ...(qualifiers && { qualifiers }),
    ...(subpath && { subpath }),
  };
}

function qualifiersOf(text: string): string | undefined {
  const [beforeSubpath = ''] = text.split('#', 1);
  const start = beforeSubpath.indexOf('?');
  return start === -1 ? undefined : beforeSubpath.slice(start + 1);
}
