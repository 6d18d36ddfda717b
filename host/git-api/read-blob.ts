import { Readable } from 'node:stream';
import type { Git } from './git';

/** All bytes of a blob. Throws GitOutputTooLarge over `maxBytes`. */
export async function readBlob(git: Git, hash: string, maxBytes: number): Promise<Buffer> {
  const { stdout } = await git.run(['cat-file', 'blob', hash], { maxBytes });
  return stdout;
}

/**
 * The bytes of a blob as a stream, never whole in memory. Check that the blob exists first:
 * a failing git shows as a stream that errors. Cancelling it ends git.
 */
export function streamBlob(git: Git, hash: string): ReadableStream<Uint8Array> {
  const child = git.start(['cat-file', 'blob', hash]);
  child.stdin.end();
  child.stderr.resume();
  child.on('error', (error) => child.stdout.destroy(error));
  child.stdout.on('close', () => {
    if (child.exitCode === null) child.kill();
  });
  return Readable.toWeb(child.stdout) as ReadableStream<Uint8Array>;
}

/** Whether git would call the blob binary: a NUL within its first 8000 bytes. */
export async function isBinary(git: Git, hash: string): Promise<boolean> {
  const reader = streamBlob(git, hash).getReader();
  let seen = 0;
  try {
    while (seen < 8000) {
      const { done, value } = await reader.read();
      if (done) return false;
      if (value.subarray(0, 8000 - seen).includes(0)) return true;
      seen += value.length;
    }
    return false;
  } finally {
    await reader.cancel();
  }
}
