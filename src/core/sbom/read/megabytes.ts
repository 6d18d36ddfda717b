/**
 * A size as people read it, in megabytes of 1024 × 1024 bytes. Rounded up, so that what is a byte
 * more than a limit reads as more.
 */
export function megabytes(bytes: number): string {
  return `${(Math.ceil((bytes / 1024 / 1024) * 10) / 10).toFixed(1)} MB`;
}
