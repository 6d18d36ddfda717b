import { compileGlob } from '../../glob';

export interface SbomSelection {
  readonly patterns: readonly string[];
  readonly excludes: readonly string[];
}

/**
 * The paths that are SBOMs by name, in the order given, each once. Case does not count
 * (`SBOM.JSON`), and folders that begin with a dot are looked into. `*` stops at `/`, `**` does
 * not; a leading `/` or `./` is ignored. A pattern that cannot be used matches nothing.
 *
 * @param paths from the root of the repository, with `/`
 */
export function selectSboms(paths: readonly string[], selection: SbomSelection): string[] {
  const wanted = matchAny(selection.patterns);
  const unwanted = matchAny(selection.excludes);
  return [...new Set(paths)].filter((path) => wanted(path) && !unwanted(path));
}

function matchAny(patterns: readonly string[]): (path: string) => boolean {
  const matchers = patterns.map((pattern) => matcherOf(pattern.replace(/^(?:\.?\/)+/, '')));
  return (path) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return matchers.some((matches) => matches(path, name));
  };
}

/** A pattern for files in whatever folder is compared with names only, which is far quicker. */
function matcherOf(pattern: string): (path: string, name: string) => boolean {
  const anywhere = /^\*\*\/([^/]+)$/.exec(pattern)?.[1];
  if (anywhere === undefined || anywhere === '**') {
    return compileGlob(pattern, { ignoreCase: true });
  }
  const matches = compileGlob(anywhere, { ignoreCase: true });
  return (_path, name) => matches(name);
}
