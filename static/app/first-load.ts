/** What a chunk of the built panel is to a browser; a part of what the bundler tells. */
export interface LoadedChunk {
  readonly fileName: string;
  readonly isEntry: boolean;
  /** The module that it was made for: `…/pages/pull-request.tsx`. */
  readonly facadeModuleId: string | null;
  /** File names of the chunks that it imports statically. */
  readonly imports: readonly string[];
  readonly code: string;
}

/** What a browser loads before a page shows. */
export interface FirstLoad {
  /** File name of the page's chunk. */
  readonly page: string;
  readonly chunks: readonly LoadedChunk[];
}

/** For each page: the entry, the page, and what they import statically, each chunk once. */
export function firstLoads(chunks: readonly LoadedChunk[]): FirstLoad[] {
  const entries = chunks.filter((chunk) => chunk.isEntry);
  const pages = chunks.filter((chunk) => chunk.facadeModuleId?.includes('/pages/') === true);
  return pages.map((page) => ({
    page: page.fileName,
    chunks: [...closure([...entries, page], chunks)],
  }));
}

/**
 * The line that the build prints, and whether it keeps to the limit. `sizes`: of each page's first
 * load, in bytes as they are sent; the largest counts. A build without a page was not measured,
 * which is no reason to let it pass.
 */
export function judgeFirstLoad(
  sizes: readonly { readonly page: string; readonly bytes: number }[],
  limitKilobytes: number,
): { readonly isWithin: boolean; readonly line: string } {
  const [first, ...others] = sizes;
  if (first === undefined) {
    return { isWithin: false, line: 'first load: no page was found to measure' };
  }
  const largest = others.reduce((most, one) => (one.bytes > most.bytes ? one : most), first);
  const kilobytes = largest.bytes / 1000;
  const line = `first load: ${kilobytes.toFixed(1)} kB of JavaScript, gzipped (${largest.page}; at most ${String(limitKilobytes)} kB)`;
  return { isWithin: kilobytes <= limitKilobytes, line };
}

function closure(start: readonly LoadedChunk[], chunks: readonly LoadedChunk[]): Set<LoadedChunk> {
  const loaded = new Set(start);
  for (const { imports } of loaded) {
    for (const chunk of chunks) if (imports.includes(chunk.fileName)) loaded.add(chunk);
  }
  return loaded;
}
