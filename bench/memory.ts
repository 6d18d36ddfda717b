import { MAX_SBOM_BYTES } from '../src/core/sbom/read/decode';
import { readSbom } from '../src/core/sbom/read-sbom';
import { document } from './documents';

/** Reads the largest document that is read; a process of its own, whose memory is then looked at. */
async function main(): Promise<string> {
  const bytes = new TextEncoder().encode(document(76_000));
  if (bytes.byteLength > MAX_SBOM_BYTES) throw new Error('The document is larger than is read.');
  const reading = await readSbom(bytes);
  if (!reading.ok) throw new Error('The document was refused.');
  // Linux counts kilobytes.
  const megabytes = process.resourceUsage().maxRSS / 1024;
  return `${(bytes.byteLength / 1e6).toFixed(1)} MB identified, checked and summarized: ${megabytes.toFixed(0)} MB RSS at the most (at most 512)`;
}

void main().then(console.log);
