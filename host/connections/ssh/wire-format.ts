/** A `string` of the SSH protocol: its length as uint32, then its bytes (RFC 4251, section 5). */
export function sshString(value: string | Uint8Array): Buffer {
  const bytes = Buffer.from(value as string);
  return Buffer.concat([uint32(bytes.length), bytes]);
}

export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** The `string` at an offset and where it ends; undefined where the buffer is too short for it. */
export function readSshString(
  buffer: Buffer,
  offset: number,
): { readonly value: Buffer; readonly end: number } | undefined {
  if (offset + 4 > buffer.length) return undefined;
  const end = offset + 4 + buffer.readUInt32BE(offset);
  return end > buffer.length ? undefined : { value: buffer.subarray(offset + 4, end), end };
}
