import { fromBase64 } from '../read/base64';
import { gunzip } from '../read/gunzip';
import type { Inventory, InventoryItem } from './inventory';
import {
  columns,
  FORMAT,
  lengthen,
  MAX_ENCODED,
  MAX_PLAIN,
  type Columns,
} from './inventory-format';

/**
 * Reads what `encodeInventory` wrote. Undefined for anything else, such as what a later version
 * wrote: as if nothing were stored. Never throws, and unpacks no more than MAX_PLAIN bytes.
 */
export function decodeInventory(text: string): Inventory | undefined {
  if (!text.startsWith(FORMAT) || text.length > MAX_ENCODED) return undefined;
  const packed = fromBase64(text.slice(FORMAT.length));
  if (packed === undefined) return undefined;
  try {
    const plain = new TextDecoder('utf-8', { fatal: true }).decode(gunzip(packed, MAX_PLAIN));
    const parsed = columns.safeParse(JSON.parse(plain));
    return parsed.success ? toInventory(parsed.data) : undefined;
  } catch {
    // Gzip, UTF-8 or JSON that is none; there is nothing more to tell about it.
    return undefined;
  }
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
