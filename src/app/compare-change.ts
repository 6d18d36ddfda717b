import type { RepositoryId, SourceRepository } from '../core/bitbucket-ports';
import { BridgeError } from '../core/errors';
import { compare, type Comparison } from '../core/sbom/compare/compare';
import { excerpt, linesOf, type Excerpt } from '../core/sbom/compare/excerpt';
import { readSide, type Side } from './read-side';
import type { SbomChange } from './select-changes';

/** What became of one SBOM file. */
export interface ComparedDocument {
  readonly kind: SbomChange['kind'];
  readonly path: string;
  /** Where it was before, where it moved. */
  readonly from?: string;
  readonly before?: Omit<Side, 'inventory'>;
  readonly after?: Omit<Side, 'inventory'>;
  /** Of a changed one whose two versions could be read. */
  readonly excerpt?: Excerpt;
  readonly generatorChanged?: Comparison['generatorChanged'];
  /** It was not looked into: it is larger than is compared, or there was no time left. */
  readonly skipped?: 'size' | 'time';
  /** How many lines all its lists have together. */
  readonly lines: number;
}

/** Both versions are read within the 25 s of one call; larger ones are not. */
const MAX_COMPARED_BYTES = 16 * 1024 * 1024;

/** Reads a new file, and both versions of a changed one. Throws BITBUCKET_*. */
export async function compareChange(
  source: Pick<SourceRepository, 'file'>,
  id: RepositoryId,
  change: SbomChange,
  at: {
    /** Commits. */
    readonly before: string;
    readonly after: string;
    /** How many lines a list may have. */
    readonly room: number;
    /** False: nothing more is to be read. */
    readonly isTime: boolean;
  },
): Promise<ComparedDocument> {
  if (change.kind === 'removed') return { ...change, lines: 0 };
  if (!at.isTime) return { ...change, skipped: 'time', lines: 0 };
  const { path } = change;
  const read = (commit: string, where: string) =>
    readSide(source, id, { commit, path: where, maxBytes: MAX_COMPARED_BYTES });
  try {
    const after = await read(at.after, path);
    if (change.kind === 'new') return { ...change, after: shown(after), lines: 0 };
    const before = await read(at.before, change.from ?? path);
    return { ...change, ...compareSides(before, after, at.room) };
  } catch (error) {
    if (!(error instanceof BridgeError) || error.code !== 'SBOM_TOO_LARGE') throw error;
    return { ...change, skipped: 'size', lines: 0 };
  }
}

function compareSides(
  before: Side,
  after: Side,
  room: number,
): Pick<ComparedDocument, 'before' | 'after' | 'excerpt' | 'generatorChanged' | 'lines'> {
  const sides = { before: shown(before), after: shown(after) };
  if (!before.inventory || !after.inventory) return { ...sides, lines: 0 };
  const comparison = compare(before.inventory, after.inventory);
  const { generatorChanged } = comparison;
  const cut = excerpt(comparison, room);
  return {
    ...sides,
    excerpt: cut,
    ...(generatorChanged && { generatorChanged }),
    lines: linesOf(cut),
  };
}

function shown({ inventory: _, ...side }: Side): Omit<Side, 'inventory'> {
  return side;
}
