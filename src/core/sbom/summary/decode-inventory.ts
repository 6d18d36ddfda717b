import { Gunzip } from 'fflate';
import type { Inventory, InventoryItem } from './inventory';
import {
  columns,
  FORMAT,
  lengthen,
  MAX_ENCODED,
  MAX_PLAIN,
  type Columns,
} from './inventory-format';

/** So little at a time that one step cannot unpack to much more than MAX_PLAIN. */
const STEP = 2048;

/**
 * Reads what `encodeInventory` wrote. Undefined for anything else, such as what a later version
 * wrote: as if nothing were stored. Never throws, and unpacks no more than MAX_PLAIN bytes.
 */
export function decodeInventory(text: string): Inventory | undefined {
  if (!text.startsWith(FORMAT) || text.length > MAX_ENCODED) return undefined;
  try {
    const plain = unpack(atob(text.slice(FORMAT.length)));
    if (plain === undefined) return undefined;
    const parsed = columns.safeParse(JSON.parse(plain));
    return parsed.success ? toInventory(parsed.data) : undefined;
  } catch {
    // Base64, gzip, UTF-8 or JSON that is none; there is nothing more to tell about it.
    return undefined;
  }
}

function unpack(binary: string): string | undefined {
  const packed = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  const parts: Uint8Array[] = [];
  const seen = { length: 0, isWhole: false };
  const gunzip = new Gunzip((part, isLast) => {
    parts.push(part);
    seen.length += part.length;
    seen.isWhole = isLast;
  });
  for (let start = 0; start < packed.length; start += STEP) {
    gunzip.push(packed.subarray(start, start + STEP), start + STEP >= packed.length);
    if (seen.length > MAX_PLAIN) return undefined;
  }
  if (!seen.isWhole) return undefined;
  const plain = new Uint8Array(seen.length);
  let at = 0;
  for (const part of parts) {
    plain.set(part, at);
    at += part.length;
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(plain);
}

function toInventory(stored: Columns): Inventory | undefined {
  const { subject, tools, score, keys, versions, licence, licences } = stored;
  if (versions.length !== keys.length || licence.length !== keys.length) return undefined;
  const components: InventoryItem[] = [];
  let before = '';
  for (const [index, text] of keys.entries()) {
    const key = lengthen(text, before);
    const version = versions[index];
    const name = licences[licence[index] ?? -1];
    if (key === undefined || version === undefined || name === undefined) return undefined;
    components.push({ key, version, licence: name });
    before = key;
  }
  return {
    ...(subject && {
      subject: {
        name: subject.name,
        ...(subject.version !== undefined && { version: subject.version }),
      },
    }),
    tools,
    ...(score !== undefined && { score }),
    components,
  };
}
