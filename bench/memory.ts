import { readSbom } from '../src/core/sbom/read-sbom';
import { MAX_SBOM_BYTES } from '../src/core/sbom/read/decode';
import { document } from './documents';

/** Reads the largest document that is read; a process of its own, whose memory is then looked at. */
const bytes = new TextEncoder().encode(document(76_000));
if (bytes.byteLength > MAX_SBOM_BYTES) throw new Error('The document is larger than what is read.');
const reading = readSbom(bytes);
if (!reading.ok) throw new Error('The document was refused.');
// Linux counts kilobytes.
const megabytes = process.resourceUsage().maxRSS / 1024;
console.log(
  `${(bytes.byteLength / 1e6).toFixed(1)} MB read: ${megabytes.toFixed(0)} MB at the most (at most 512)`,
);
