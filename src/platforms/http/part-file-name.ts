const MAX_LENGTH = 100;

/**
 * The base name of a path as the name of an upload part: letters, digits, dot, dash and underscore
 * only, so that no reader of `Content-Disposition` can misread it. The end is kept when it is too
 * long, because the extension is there.
 */
export function partFileName(path: string): string {
  const base = path.split(/[/\\]/).at(-1) ?? '';
  const safe = base
    .replaceAll(/[^A-Za-z0-9._-]+/g, '_')
    .slice(-MAX_LENGTH)
    .replace(/^[._-]+/, '');
  return safe === '' ? 'sbom.json' : safe;
}
