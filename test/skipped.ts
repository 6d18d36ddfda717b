/** Prints why tests are skipped; Jest swallows the console of a file in which all are. */
export function skipped(reason: string): void {
  process.stderr.write(`skipped: ${reason}\n`);
}
