import { readFile, realpath } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

export interface StaticFile {
  readonly bytes: Buffer<ArrayBuffer>;
  readonly type: string;
}

/**
 * A file below `directory`, or undefined: absent, a directory, or a path that leaves it, by
 * dots, by an encoded separator or by a symbolic link.
 * @param path decoded, without a leading slash
 */
export async function readStaticFile(
  directory: string,
  path: string,
): Promise<StaticFile | undefined> {
  if (path === '' || /[\\\0]/.test(path) || path.split('/').includes('..')) return undefined;
  try {
    const root = await realpath(directory);
    const file = await realpath(resolve(root, path));
    if (!file.startsWith(root + sep)) return undefined;
    return {
      bytes: await readFile(file),
      type: TYPES[extname(file)] ?? 'application/octet-stream',
    };
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw error;
  }
}

/** The part of a URL's path after `prefix`, decoded; undefined where the encoding is broken. */
export function pathAfter(url: string, prefix: string): string | undefined {
  try {
    return decodeURIComponent(new URL(url).pathname.slice(prefix.length));
  } catch {
    // decodeURIComponent on a stray percent sign: no such file, said by the caller.
    return undefined;
  }
}

function isAbsence(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error && error.code;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR' || code === 'ELOOP';
}
