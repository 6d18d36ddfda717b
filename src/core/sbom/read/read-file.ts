import type { NewFinding } from '../findings/collect';
import type { Refusal, SbomReading } from '../types';
import { countComponents, MAX_COMPONENTS } from './count-components';
import { decode, MAX_SBOM_BYTES } from './decode';
import { identifyBinary } from './identify-binary';
import { megabytes } from './megabytes';
import { readText } from './read-text';
import { refused } from './refused';
import type { FileReading, TextReading } from './types';
import { unpack } from './unpack';
import type { Carrier } from './unwrap';

/** Reads what a signed envelope carries; `noted` are findings about it. */
export type ReadInside = (bytes: Uint8Array, noted: readonly NewFinding[]) => Promise<SbomReading>;

/**
 * Bytes to a parsed document: unpacked, decoded, told by its content and never by its name, and
 * taken out of what it is wrapped in.
 */
export async function readFile(bytes: Uint8Array, readInside: ReadInside): Promise<FileReading> {
  if (bytes.length > MAX_SBOM_BYTES) {
    const size = `The file has ${megabytes(bytes.length)}`;
    return refused(
      'SBOM_TOO_LARGE',
      `${size}; ${megabytes(MAX_SBOM_BYTES)} is the most.`,
      {},
      null,
    );
  }
  const unpacked = unpack(bytes);
  if (!unpacked.ok) return unread(unpacked.refusal);
  const binary = identifyBinary(unpacked.bytes);
  if (binary !== undefined) return binary;
  const decoded = decode(unpacked.bytes);
  if (!decoded.ok) return unread(decoded.refusal);
  const told = readText(decoded.text, decoded.content);
  if (told.kind === 'carrier') return openCarrier(told.carrier, readInside);
  const { reading, content = decoded.content } = told;
  return finish(reading, content, [...unpacked.findings, ...decoded.findings]);
}

function finish(
  reading: TextReading,
  content: Uint8Array,
  noted: readonly NewFinding[],
): FileReading {
  if (!reading.ok) return reading;
  const { parsed } = reading;
  const count = countComponents(parsed);
  if (count > MAX_COMPONENTS) {
    const { format, serialization, specVersion } = parsed;
    const message = `The document lists ${count} components; ${MAX_COMPONENTS} is the most.`;
    return refused('SBOM_TOO_LARGE', message, { format, serialization, specVersion }, null);
  }
  // XML may have a byte order mark (XML 1.0, 4.3.3).
  const isXml = parsed.serialization === 'xml' || parsed.serialization === 'rdf';
  const worth = isXml ? noted.filter(({ kind }) => kind !== 'byte-order-mark') : noted;
  return { ok: true, parsed, content, findings: [...worth, ...reading.findings] };
}

async function openCarrier(carrier: Carrier, readInside: ReadInside): Promise<FileReading> {
  const { sentence, inside } = carrier;
  const reading = refused('SBOM_UNKNOWN_FORMAT', sentence, { serialization: 'json' });
  if (inside === undefined) return reading;
  return { ...reading, inside: await readInside(inside.bytes, inside.findings) };
}

/** Whether it is an SBOM cannot be told. An empty file is none. */
function unread({ code, message }: Refusal): FileReading {
  return refused(code, message, {}, code === 'SBOM_EMPTY' ? false : null);
}
