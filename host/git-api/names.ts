// eslint-disable-next-line no-control-regex -- git forbids exactly these in ref names
const FORBIDDEN_IN_REF = /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|\/\.|\.\/|\.lock(\/|$)/;

/**
 * Whether git would take this as a branch or tag name: the rules of `git check-ref-format`,
 * and at most 250 bytes, so that lock files still fit a file name.
 */
export function isRefName(name: string): boolean {
  if (name === '' || name === '@' || Buffer.byteLength(name) > 250) return false;
  if (name.startsWith('-') || name.startsWith('/') || name.startsWith('.')) return false;
  if (name.endsWith('/') || name.endsWith('.')) return false;
  return !FORBIDDEN_IN_REF.test(name);
}

/** A full SHA-1 in lower case. */
export function isFullHash(text: string): boolean {
  return /^[0-9a-f]{40}$/.test(text);
}

/**
 * The path of a tree entry in git's form, without slashes at the ends; '' is the root.
 * Undefined for what no tree can hold: `.`, `..`, empty segments, NUL.
 */
export function treePath(path: string): string | undefined {
  const trimmed = path.replace(/^\/+|\/+$/g, '');
  if (trimmed === '') return '';
  if (trimmed.includes('\0')) return undefined;
  const segments = trimmed.split('/');
  return segments.some((part) => part === '' || part === '.' || part === '..')
    ? undefined
    : trimmed;
}
