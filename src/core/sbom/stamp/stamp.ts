import { quote } from '../findings/collect';
import type { ParsedDocument } from '../read/types';
import { placeCycloneDxJson } from './json/place-cyclonedx-json';
import { placeSpdx2Json } from './json/place-spdx2-json';
import { placeSpdx3Json } from './json/place-spdx3-json';
import { placeTagValue } from './place-tag-value';
import { placeYaml } from './place-yaml';
import { UNREADABLE, unplaced, type Placement } from './placement';
import { splice } from './splice';
import { placeCycloneDxXml } from './xml/place-cyclonedx-xml';
import { placeSpdxXml } from './xml/place-spdx-xml';

export interface StampRequest {
  /** The document, as `SbomReading.content` has it. */
  readonly content: Uint8Array;
  readonly parsed: Pick<ParsedDocument, 'format' | 'serialization' | 'specVersion'>;
  /** The version that the primary component is to bear; hostile text. */
  readonly version: string;
}

export type Stamped =
  /** `changes`: what was changed, one plain line each, for the record of the run. */
  | { readonly ok: true; readonly content: Uint8Array; readonly changes: readonly string[] }
  /** Why this document cannot be stamped, such as that it names no primary component. */
  | { readonly ok: false; readonly reason: string };

const MAX_VERSION = 1000;

/**
 * Sets the version of the primary component and leaves every other byte as it was: its purl and
 * its ids too, whatever version those name. The very bytes of the request come back where the
 * version is that already. A signed document is not stamped, as a broken signature is worse than
 * another version. Characters that cannot be seen are left out of the version. Never throws.
 */
export function stamp({ content, parsed, version }: StampRequest): Stamped {
  const wanted = visible(version);
  if (wanted === '') return { ok: false, reason: 'The version to be set is empty.' };
  if (wanted.length > MAX_VERSION) {
    return { ok: false, reason: `The version to be set is longer than ${MAX_VERSION} characters.` };
  }
  const text = decode(content);
  if (text === undefined) return { ok: false, reason: 'The document is not UTF-8.' };
  const placement = place(text, parsed, wanted);
  if (!placement.ok) return placement;
  const { before, edit } = placement;
  if (before === wanted) return { ok: true, content, changes: [] };
  const from = before === undefined ? 'none' : quote(before);
  const changes = [`Version of the primary component: ${from} → ${quote(wanted)}.`];
  return { ok: true, content: splice(content, text, edit), changes };
}

function place(text: string, parsed: StampRequest['parsed'], version: string): Placement {
  const { format, serialization, specVersion } = parsed;
  switch (serialization) {
    case 'json':
      if (format === 'cyclonedx') return placeCycloneDxJson(text, version);
      if (specVersion.startsWith('3.')) return placeSpdx3Json(text, version);
      return placeSpdx2Json(text, version);
    case 'xml':
      if (format === 'cyclonedx') return placeCycloneDxXml(text, version);
      return placeSpdxXml(text, version);
    case 'yaml':
      return format === 'spdx' ? placeYaml(text, version) : unplaced(UNREADABLE);
    case 'tag-value':
      return placeTagValue(text, version);
    case 'rdf':
      // One fact has many spellings in RDF/XML, and its subject may stand anywhere.
      return unplaced('The version of an SPDX document in RDF is not changed.');
  }
}

/** The byte order mark stays, so that places in the text are places in the bytes. */
function decode(content: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return undefined;
  }
}

/** Without what XML, YAML or a single line cannot hold, and what turns text around. */
function visible(version: string): string {
  return version
    .replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu, '')
    .trim();
}
