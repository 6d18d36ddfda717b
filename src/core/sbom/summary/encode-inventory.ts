import { gzipSync } from 'fflate';
import type { Inventory } from './inventory';
import { FORMAT, MAX_ENCODED, MAX_PLAIN, shorten, type Columns } from './inventory-format';

/** Arguments of one call of String.fromCharCode. */
const CHUNK = 0x8000;

/**
 * An inventory as ASCII text of at most MAX_ENCODED characters, the same for the same inventory;
 * `decodeInventory` reads it. It takes 9 to 20 characters a component: 19,000 that have nothing in
 * common fit, and more of those that have. Undefined where it does not fit: a part of it would
 * compare as if the rest had been removed, so whoever stores it stores that there is none, and
 * compares the documents themselves.
 */
export function encodeInventory(inventory: Inventory): string | undefined {
  const plain = new TextEncoder().encode(JSON.stringify(toColumns(inventory)));
  if (plain.length > MAX_PLAIN) return undefined;
  // Without a time, which would come from the clock.
  const packed = gzipSync(plain, { level: 9, mtime: 0 });
  if (FORMAT.length + Math.ceil(packed.length / 3) * 4 > MAX_ENCODED) return undefined;
  return FORMAT + base64(packed);
}

function toColumns({ components, subject, tools, score }: Inventory): Columns {
  const places = new Map<string, number>();
  const placeOf = (licence: string): number => {
    const place = places.get(licence) ?? places.size;
    places.set(licence, place);
    return place;
  };
  const licence = components.map((item) => placeOf(item.licence));
  return {
    ...(subject && { subject }),
    tools: [...tools],
    ...(score !== undefined && { score }),
    licences: [...places.keys()],
    keys: components.map(({ key }, index) => shorten(key, components[index - 1]?.key ?? '')),
    versions: components.map(({ version }) => version),
    licence,
  };
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(start, start + CHUNK));
  }
  return btoa(text);
}
