import { parsePurl } from '../model/parse-purl';
import type { Component } from '../model/types';

/** What a component is, whatever its version, and which version of that. */
export interface ComponentKey {
  readonly key: string;
  /** Empty = unknown. */
  readonly version: string;
}

/**
 * The canonical purl without version, qualifiers and subpath: qualifiers say where a package was
 * taken from (`distro=ubuntu-24.04`) and change when nothing else does. Where there is no purl, or
 * none that can be read, `type|group|name`, with `\` before a bar or a backslash in them; the purl
 * never has a bar. The version is the component's own, else that of its purl.
 */
export function componentKey(component: Component): ComponentKey {
  const { purl: text, version } = component;
  if (text !== undefined && version !== undefined) {
    const plain = PLAIN_PURL.exec(text)?.[1];
    if (plain !== undefined) return { key: plain, version };
  }
  const purl = text === undefined ? undefined : parsePurl(text);
  if (purl === undefined) {
    const { type = '', group = '', name = '' } = component;
    return { key: [type, group, name].map(escapeBar).join('|'), version: version ?? '' };
  }
  const path = purl.namespace === undefined ? '' : `${encodePath(purl.namespace)}/`;
  const key = `pkg:${purl.type}/${path}${encodePart(purl.name)}`;
  return { key, version: version ?? purl.version ?? '' };
}

/**
 * What most purls are, of the types that most have: lower case, nothing that has to be normalized,
 * no qualifiers. What stands before the version is the key already.
 */
const PLAIN_PURL =
  /^(pkg:(?:(?:cargo|gem|nuget|pypi)\/|npm\/(?:%40[a-z\d][a-z\d.-]*\/)?|(?:golang|maven)\/(?:[a-z\d][a-z\d.-]*\/)+)[a-z\d][a-z\d-]*)@[a-z\d][a-z\d.-]*$/;

function escapeBar(text: string): string {
  return /[\\|]/.test(text) ? text.replace(/[\\|]/g, '\\$&') : text;
}

function encodePath(path: string): string {
  return PLAIN.test(path) ? path : path.split('/').map(encodePart).join('/');
}

const PLAIN = /^[\w.~/-]*$/;

/** As the purl specification encodes: all but the unreserved characters and the colon. */
function encodePart(text: string): string {
  if (PLAIN.test(text) && !text.includes('/')) return text;
  // A lone surrogate cannot be encoded, and encodeURIComponent would throw.
  const encoded = encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
  return encoded.replace(/[!'()*]|%3A/g, (found) => RESERVED.get(found) ?? found);
}

/** What encodeURIComponent does otherwise. */
const RESERVED: ReadonlyMap<string, string> = new Map([
  ['!', '%21'],
  ["'", '%27'],
  ['(', '%28'],
  [')', '%29'],
  ['*', '%2A'],
  ['%3A', ':'],
]);
