import type { Serialization } from '../sbom/formats';

/** Platforms tell the serialization by the ending; other notations keep the name they have. */
const ENDINGS: Readonly<Partial<Record<Serialization, string>>> = { json: '.json', xml: '.xml' };

/**
 * The name under which a document is sent: that of its file, without the ending of what it was
 * compressed with, and with the ending that says how it is written (`bom.cdx` → `bom.cdx.json`).
 *
 * @param path from the root of the repository
 */
export function documentFileName(path: string, serialization: Serialization): string {
  const base = path.slice(path.lastIndexOf('/') + 1).replace(/\.(?:gz|zst)$/i, '');
  const ending = ENDINGS[serialization];
  return ending === undefined || base.toLowerCase().endsWith(ending) ? base : `${base}${ending}`;
}
