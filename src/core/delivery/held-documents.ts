import type { Delivery } from './types';

/** A document that at least one destination holds now. */
export interface HeldDocument extends Point {
  readonly ref: string;
  /** Names of those that hold it, sorted; hostile text. */
  readonly destinations: readonly string[];
}
/** A document as it was sent first: one point of a file's history. */
export interface Point {
  readonly version: string;
  readonly commit: string;
  readonly components: number;
  /** 0 to 10. */
  readonly score?: number;
  /** Epoch milliseconds. */
  readonly sentAt: number;
}
/** A file of the repository as one product in one environment. */
export interface HeldFile {
  readonly environment: string;
  readonly product: string;
  readonly path: string;
  /** The newest first; more than one where destinations differ. */
  readonly documents: readonly HeldDocument[];
  /** What was sent of it, oldest first, each document once. */
  readonly history: readonly Point[];
}

/** Points beyond which a plot shows nothing more; a file that changes daily has them in a year. */
const MOST_POINTS = 300;

/**
 * What the destinations hold of a repository, and what was sent before: sorted by environment, then
 * path. A destination holds, of a file in an environment, the document that it took last.
 *
 * @param deliveries of one repository, in any state and order
 * @param names of the destinations there are, by id; what others hold is history only
 */
export function heldFiles(
  deliveries: readonly Delivery[],
  names: ReadonlyMap<string, string>,
): HeldFile[] {
  const arrived = deliveries
    .filter(({ state }) => state === 'accepted' || state === 'processed')
    .sort((a, b) => b.attemptedAt - a.attemptedAt);
  const files = new Map<string, Delivery[]>();
  for (const delivery of arrived) {
    const { environment, product, path } = delivery;
    const file = JSON.stringify([environment, product, path]);
    const others = files.get(file);
    if (others === undefined) files.set(file, [delivery]);
    else others.push(delivery);
  }
  return [...files.values()]
    .flatMap((ofFile) => toFile(ofFile, names) ?? [])
    .sort(
      (a, b) =>
        compare(a.environment, b.environment) ||
        compare(a.path, b.path) ||
        compare(a.product, b.product),
    );
}

/** @param newestFirst all that arrived of one file */
function toFile(
  newestFirst: readonly Delivery[],
  names: ReadonlyMap<string, string>,
): HeldFile | undefined {
  const holders = new Map<string, string[]>();
  const asked = new Set<string>();
  for (const { destination, sha256 } of newestFirst) {
    if (asked.has(destination)) continue;
    asked.add(destination);
    const name = names.get(destination);
    if (name !== undefined) holders.set(sha256, [...(holders.get(sha256) ?? []), name]);
  }
  const documents: HeldDocument[] = [];
  for (const [sha256, destinations] of holders) {
    const last = newestFirst.find((one) => one.sha256 === sha256);
    if (last !== undefined)
      documents.push({ ...toPoint(last), ref: last.ref, destinations: destinations.sort(compare) });
  }
  const [first] = newestFirst;
  if (first === undefined || documents.length === 0) return undefined;
  const { environment, product, path } = first;
  return { environment, product, path, documents, history: historyOf(newestFirst) };
}

function historyOf(newestFirst: readonly Delivery[]): Point[] {
  const byDocument = new Map<string, Delivery>();
  // Later ones replace newer ones: when it was sent first is what counts.
  for (const delivery of newestFirst) byDocument.set(delivery.sha256, delivery);
  return [...byDocument.values()]
    .sort((a, b) => a.attemptedAt - b.attemptedAt)
    .slice(-MOST_POINTS)
    .map(toPoint);
}

function toPoint({ version, commit, components, score, attemptedAt }: Delivery): Point {
  return {
    version,
    commit,
    components,
    ...(score !== undefined && { score }),
    sentAt: attemptedAt,
  };
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
