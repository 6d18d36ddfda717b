import { selectSboms } from '../../src/core/sbom/discover/discover';
import { DEFAULT_PATTERNS } from '../../src/core/sbom/discover/default-patterns';

/** A word of its own in the name, as Syft's and sbommv's conventions have it. */
const WORD = /(?:^|[._-])(?:s?bom|cdx|spdx3?|cyclonedx|syft|vex)(?:[._-]|$)/i;
const COMPRESSED = /\.(?:gz|gzip|zst|zstd)$/i;
/** SBOMs are written in these, and so is much else. */
const DATA = /^[^.]+$|\.(?:jsonl?|jsonld|xml|ya?ml|rdf|txt|tag)$/i;
const PROGRAM = /\.(?:[cm]?[jt]sx?|py|go|rs|java|kt|rb|php|cs|sh|md|adoc|rst|html?|css|sql)$/i;

/** Whether a file bears a name of the kind that SBOMs have; compressed ones included. */
export function hasSbomName(name: string): boolean {
  const plain = name.replace(COMPRESSED, '');
  if (selectSboms([plain], { patterns: DEFAULT_PATTERNS, excludes: [] }).length > 0) return true;
  return WORD.test(plain) && !PROGRAM.test(plain);
}

/** Whether a file without such a name is worth a look at its beginning. */
export function mayHoldSbom(name: string): boolean {
  return DATA.test(name);
}

/** Where in a file the signs are looked for: its first bytes. */
export const HEAD_BYTES = 64 * 1024;

const SIGNS = [
  '"bomFormat"',
  'cyclonedx.org/schema/bom',
  'spdxVersion',
  'SPDXVersion:',
  '"SPDXID"',
  'spdx.org/rdf/',
  '"specFormat"',
  'application/vnd.in-toto+json',
];

/** Whether the beginning of a file says CycloneDX, SPDX or a signed statement. */
export function hasSbomSigns(head: Uint8Array): boolean {
  // One character a byte; without the NULs that UTF-16 has between them.
  const text = Buffer.from(head.subarray(0, HEAD_BYTES)).toString('latin1').replaceAll('\0', '');
  return SIGNS.some((sign) => text.includes(sign));
}
