import type { NewFinding } from '../../../../src/core/sbom/findings/collect';
import { readFile } from '../../../../src/core/sbom/read/read-file';
import type { FileReading } from '../../../../src/core/sbom/read/types';
import { utf8 } from '../fixtures/encodings';
import { shopCycloneDx } from '../fixtures/shop-cyclonedx';

/** Reads a file; whatever it carries is only handed back. */
export async function read(content: unknown) {
  const inside: { text: string; noted: readonly NewFinding[] }[] = [];
  const bytes = content instanceof Uint8Array ? content : utf8(content);
  const reading = await readFile(bytes, async (carried, noted) => {
    inside.push({ text: Buffer.from(carried).toString(), noted });
    const identity = { format: null, serialization: null, specVersion: null };
    return { identity, ok: false, valid: null, findings: [] };
  });
  return { reading, inside: inside[0] };
}

export function told(reading: FileReading) {
  if (!reading.ok) return reading.identity;
  const { format, serialization, specVersion } = reading.parsed;
  return { format, serialization, specVersion };
}
export const kinds = (reading: FileReading) =>
  reading.ok && reading.findings.map(({ kind }) => kind);
export const CYCLONEDX = JSON.stringify(shopCycloneDx());
