import type { Party, Tool } from './types';
import { said, type Draft } from './members';

const HASHES: ReadonlyMap<string, string> = new Map(
  [
    ...['MD2', 'MD4', 'MD5', 'MD6', 'SHA-1', 'SHA-224', 'SHA-256', 'SHA-384', 'SHA-512'],
    ...['SHA3-224', 'SHA3-256', 'SHA3-384', 'SHA3-512', 'BLAKE3', 'ADLER-32'],
    ...['BLAKE2b-160', 'BLAKE2b-256', 'BLAKE2b-384', 'BLAKE2b-512'],
  ].flatMap((name) => [
    // SPDX 2 writes SHA256, SHA3-256 and BLAKE2b-256; SPDX 3 sha256, sha3_256 and blake2b256.
    [name, name],
    [bare(name), name],
    [name.replace('SHA-', 'SHA').replace('ADLER-', 'ADLER'), name],
    [bare(name).toLowerCase(), name],
    [name.replace('-', '_').toLowerCase(), name],
  ]),
);

/** The name of a hash algorithm as CycloneDX writes it; an unknown one as it is. */
export function hashAlgorithm(name: string): string {
  return HASHES.get(name) ?? HASHES.get(bare(name).toLowerCase()) ?? name;
}

function bare(name: string): string {
  return name.replaceAll('-', '').replaceAll('_', '');
}

const COMPONENT_TYPES: ReadonlyMap<string, string> = new Map([
  ['model', 'machine-learning-model'],
  ['operatingsystem', 'operating-system'],
  ['devicedriver', 'device-driver'],
  ['diskimage', 'disk-image'],
  ['filesystemimage', 'filesystem-image'],
]);

/**
 * The type that CycloneDX has for a purpose: `OPERATING_SYSTEM` and `OPERATING-SYSTEM` of SPDX 2,
 * `operatingSystem` of SPDX 3. Purposes without one (`SOURCE`, `install`) stay, in lower case.
 */
export function componentType(purpose: string | undefined): string | undefined {
  if (said(purpose) === undefined || purpose === undefined) return undefined;
  const name = bare(purpose).toLowerCase();
  return COMPONENT_TYPES.get(name) ?? name;
}

/** `git+https://…` and its kind (SPDX 2.3 clause 7.7) are repositories, all else is to download. */
export function downloadType(location: string): 'vcs' | 'distribution' {
  return /^(?:git|hg|svn|bzr)(?:\+|:\/\/)/i.test(location) ? 'vcs' : 'distribution';
}

/** `Organization: ACME (mail@acme.example)`; generators leave the word or the mail out. */
export function partyOf(value: string | undefined): Party | undefined {
  const written = said(value?.trim());
  if (written === undefined || value === undefined) return undefined;
  const kind = agentKind(written);
  const text = kind === undefined ? written : written.slice(kind.length + 1).trim();
  if (said(text) === undefined || text === '') return undefined;

  const open = text.endsWith(')') ? text.lastIndexOf('(') : -1;
  const contact = open < 0 ? '' : text.slice(open + 1, -1).trim();
  // Brackets without an address belong to the name, but empty ones to nobody.
  const isAddress = contact === '' || contact.includes('@') || contact.includes('://');
  const name = open >= 0 && isAddress ? text.slice(0, open).trim() : text;
  const party: Draft<Party> = {};
  if (name !== '') party.name = name;
  if (contact.includes('://')) party.url = contact;
  else if (contact.includes('@')) party.email = contact;
  return name === '' && contact === '' ? undefined : party;
}

/** The word before the colon of a creator. */
export function agentKind(value: string): 'Person' | 'Organization' | 'Tool' | undefined {
  return (['Person', 'Organization', 'Tool'] as const).find((kind) => value.startsWith(`${kind}:`));
}

/**
 * `name-version`, as SPDX 2.3 clause 6.8 has it: split at the last dash before a digit, or before
 * `v` and a digit, since names have dashes too (`GitHub.com-Dependency-Graph`).
 */
export function toolOf(value: string): Tool | undefined {
  const text = (value.startsWith('Tool:') ? value.slice('Tool:'.length) : value).trim();
  if (text === '' || said(text) === undefined) return undefined;
  for (let dash = text.lastIndexOf('-'); dash > 0; dash = text.lastIndexOf('-', dash - 1)) {
    if (!/^v?\d/.test(text.slice(dash + 1, dash + 3))) continue;
    return { name: text.slice(0, dash), version: text.slice(dash + 1) };
  }
  return { name: text };
}
