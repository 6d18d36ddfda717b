import { refused, type RefusedText } from './refused';
import { startsWith } from './starts-with';

type Sign = readonly [name: string, magic: readonly number[], at?: number];

/** An SBOM may be inside, but is not looked for. */
const CONTAINERS: readonly Sign[] = [
  ['a zip archive', [0x50, 0x4b, 0x03, 0x04]],
  ['an empty zip archive', [0x50, 0x4b, 0x05, 0x06]],
  ['compressed with bzip2', [0x42, 0x5a, 0x68]],
  ['compressed with xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ['compressed with lz4', [0x04, 0x22, 0x4d, 0x18]],
  ['a 7-Zip archive', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['a RAR archive', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  // "ustar"
  ['a tar archive (such as Yocto writes)', [0x75, 0x73, 0x74, 0x61, 0x72], 257],
];

const OTHERS: readonly Sign[] = [
  ['a PDF file', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['an ELF program', [0x7f, 0x45, 0x4c, 0x46]],
  ['a Windows program', [0x4d, 0x5a, 0x90, 0x00]],
  ['a picture', [0x89, 0x50, 0x4e, 0x47]],
  ['a picture', [0xff, 0xd8, 0xff]],
  // "GIF8"
  ['a picture', [0x47, 0x49, 0x46, 0x38]],
  ['a Java class', [0xca, 0xfe, 0xba, 0xbe]],
  ['a WebAssembly module', [0x00, 0x61, 0x73, 0x6d]],
  ['a package archive', [0x21, 0x3c, 0x61, 0x72, 0x63, 0x68, 0x3e, 0x0a]],
  // "SQLite"
  ['an SQLite database', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20]],
];

const ZERO = 0x30;

/** What a file is that is told by its first bytes and not read; undefined = it may be text. */
export function identifyBinary(bytes: Uint8Array): RefusedText | undefined {
  const container = nameOf(CONTAINERS, bytes);
  if (container !== undefined) {
    const message = `The file is ${container}; commit the SBOM in it by itself.`;
    return refused('SBOM_SERIALIZATION', message, {}, null);
  }
  const other = nameOf(OTHERS, bytes);
  if (other !== undefined) return refused('SBOM_UNKNOWN_FORMAT', `The file is ${other}.`);
  return protobuf(bytes);
}

function nameOf(signs: readonly Sign[], bytes: Uint8Array): string | undefined {
  return signs.find(([, magic, at]) => startsWith(bytes, magic, at))?.[0];
}

/**
 * CycloneDX in Protocol Buffers has no magic number. Its message begins with field 1, the version
 * of the specification as text: a tag, a length, `1.N`; field 2 (the version of the document) or 3
 * (its serial number) follows. See bom-1.N.proto in the CycloneDX specification.
 */
function protobuf(bytes: Uint8Array): RefusedText | undefined {
  const [tag, length = 0, one, dot, minor = 0, next = 0] = bytes;
  if (tag !== 0x0a || length !== 3 || one !== ZERO + 1 || dot !== 0x2e) return undefined;
  if (minor < ZERO || minor > ZERO + 9 || (next !== 0x10 && next !== 0x1a)) return undefined;
  const specVersion = `1.${minor - ZERO}`;
  const message = `This is CycloneDX ${specVersion} in Protocol Buffers, which is not read; generate it as JSON.`;
  return refused('SBOM_SERIALIZATION', message, { format: 'cyclonedx', specVersion }, null);
}
