import { quote } from '../../findings/collect';
import type { GroupedFindings } from '../../findings/group-findings';
import type { Purl } from '../../model/parse-ordinary-purl';
import { parsePurl } from '../../model/parse-purl';
import type { Component, SbomModel } from '../../model/types';

/** Whether a purl can be read, keeps the rules of its type, and names the version of its owner. */
export function checkPurl(
  component: Component,
  value: string,
  format: SbomModel['format'],
  add: GroupedFindings['add'],
): void {
  const path = format === 'cyclonedx' ? () => `${component.path}/purl` : component.path;
  const purl = parsePurl(value);
  if (purl === undefined) {
    const message = 'The purl cannot be read; one looks like pkg:npm/name@1.0';
    add('purl-syntax', 'purl', () => ({ path, value, message }));
    return;
  }
  const { breaks, version } = purl;
  if (breaks !== undefined) {
    const message = `The purl can be read, but ${breaks}`;
    add('purl-type-rule', `purl ${breaks}`, () => ({ path, value, message }));
  }
  if (version === undefined || component.version === undefined) return;
  if (version === component.version || isSameVersion(purl, version, component.version)) return;
  const stated = quote(component.version);
  add('purl-version-differs', 'purl version', () => ({
    path,
    value,
    message: `The purl names another version than the component, which has ${stated}`,
  }));
}

/** Digests and commits stand for a tag that the component has as its version. */
const DIGEST = /^(?:sha\d+:)?[0-9a-f]{40,}$/;

/**
 * Generators write one version in several ways: with `v`, with the epoch of Debian and RPM in
 * front of it or as a qualifier, without the release of the package, escaped.
 */
function isSameVersion({ qualifiers }: Purl, purlVersion: string, stated: string): boolean {
  if (DIGEST.test(purlVersion)) return true;
  const epoch = /(?:^|&)epoch=(\d+)(?:&|$)/.exec(qualifiers ?? '')?.[1];
  const [one, other] = [plain(purlVersion), plain(stated)];
  if (one === other || (epoch !== undefined && other === plain(`${epoch}:${purlVersion}`))) {
    return true;
  }
  return isRelease(one, other) || isRelease(other, one);
}

function plain(version: string): string {
  const text = unescaped(version).toLowerCase().replace(/^\d+:/, '');
  return text.startsWith('v') ? text.slice(1) : text;
}

function unescaped(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `5.1.8-6.el9` is a release of `5.1.8`. */
function isRelease(long: string, short: string): boolean {
  return long.startsWith(short) && /^[-+.~]/.test(long.slice(short.length));
}
