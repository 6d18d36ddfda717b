import { chooseTwins } from '../core/sbom/discover/twins';
import { toFailure } from './failure';
import type { Examined, ExaminedSbom, Unusable } from './examine-document';

/**
 * Documents that are kept in memory until all have been looked at: a function has 512 MB, of which
 * reading the largest one takes 400 (bench/memory.ts).
 */
const HELD_BYTES = 32 * 1024 * 1024;

/** A document of a run: at hand, or to be fetched once more when its turn comes. */
export type Candidate =
  | Exclude<Examined, ExaminedSbom>
  | { readonly path: string; readonly bytes: number; readonly load: () => Promise<Examined> };

/**
 * Looks at all documents of a run before any is forwarded, since one may say the same as another
 * in another format: then one of the two is forwarded, and the other one is told why not.
 *
 * @param examine fetches and checks the file at a path
 */
export async function examineDocuments(
  paths: readonly string[],
  examine: (path: string) => Promise<Examined>,
): Promise<readonly Candidate[]> {
  const seen: {
    readonly examined: Omit<ExaminedSbom, 'content'> | Unusable;
    readonly bytes: number;
    readonly load: () => Promise<Examined>;
  }[] = [];
  let held = 0;
  for (const path of paths) {
    const examined = await examine(path);
    if (examined.kind !== 'sbom') {
      seen.push({ examined, bytes: 0, load: keep(examined) });
      continue;
    }
    const { content, ...rest } = examined;
    const isHeld = held + content.byteLength <= HELD_BYTES || paths.length === 1;
    const bytes = content.byteLength;
    if (isHeld) held += bytes;
    seen.push({ examined: rest, bytes, load: isHeld ? keep(examined) : again(path, examine) });
  }
  const sboms = seen.flatMap(({ examined }) => (examined.kind === 'sbom' ? [examined] : []));
  const twins = new Map(chooseTwins(sboms).map((twin) => [twin.path, twin]));
  return seen.map(({ examined, bytes, load }): Candidate => {
    const twin = twins.get(examined.path);
    if (examined.kind !== 'sbom') return examined;
    const { path, facts, findings } = examined;
    if (twin === undefined) return { path, bytes, load };
    const error = toFailure({ code: 'SBOM_TWIN', detail: twin.because });
    return { kind: 'twin', path, facts, findings, error };
  });
}

/** A document that needs no fetching. */
export function atHand(examined: ExaminedSbom): Candidate {
  const { path, content } = examined;
  return { path, bytes: content.byteLength, load: keep(examined) };
}

/*
 * Two functions, each with a scope of its own: closures made in one scope keep alive what any of
 * them uses, so that one which fetches again would hold the document as well.
 */
function keep(examined: Examined): () => Promise<Examined> {
  return () => Promise.resolve(examined);
}

function again(
  path: string,
  examine: (path: string) => Promise<Examined>,
): () => Promise<Examined> {
  return () => examine(path);
}
