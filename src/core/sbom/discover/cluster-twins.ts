import type { SbomFacts } from '../types';

/** One of the documents of a run. */
export interface TwinCandidate {
  readonly path: string;
  readonly facts: Pick<
    SbomFacts,
    'format' | 'serialization' | 'specVersion' | 'subject' | 'components'
  >;
  /** False: it will not be sent in any case, so it is nobody's twin. */
  readonly forwardable?: boolean;
}

/** Documents that are about the same, and what they are known by. */
type Cluster = TwinCandidate[];

/**
 * Documents that say the same, at least two in each list. Cautious, since a document that is left
 * out is lost and one that is sent twice is not:
 *
 * - about the same subject, by purl where they have one, else by name and version, and beside each
 *   other: in one folder, or in sibling folders named after formats (`_manifest/spdx_2.2`);
 * - or, where a document names no subject, in one folder under one name (`bom.json`, `bom.xml`);
 * - where that joins two documents of the very same format (several SBOMs, to several products),
 *   only those of one name are twins, and none where even that leaves two.
 *
 * Case does not count.
 */
export function clusterTwins(documents: readonly TwinCandidate[]): readonly TwinCandidate[][] {
  const clusters: Cluster[] = [];
  const withPurl = documents.filter(({ facts }) => facts.subject?.purl !== undefined);
  const withName = documents.filter(
    ({ facts }) => facts.subject !== undefined && facts.subject.purl === undefined,
  );
  const without = documents.filter(({ facts }) => facts.subject === undefined);
  join(clusters, withPurl, purlKey);
  join(clusters, withName, nameKey);
  join(clusters, without, fileKey);
  return clusters
    .flatMap((cluster) => (hasSameKind(cluster) ? groupBy(cluster, stemKey) : [cluster]))
    .filter((cluster) => cluster.length > 1 && !hasSameKind(cluster));
}

/** Adds documents to the one cluster that has their key; they form one of their own otherwise. */
function join(
  clusters: Cluster[],
  documents: readonly TwinCandidate[],
  keyOf: (document: TwinCandidate) => string,
): void {
  const known = new Map<string, Set<Cluster>>();
  for (const cluster of clusters) {
    for (const document of cluster) {
      const key = keyOf(document);
      known.set(key, (known.get(key) ?? new Set<Cluster>()).add(cluster));
    }
  }
  for (const group of groupBy(documents, keyOf)) {
    const [first] = group;
    const [home, ...others] = (first && known.get(keyOf(first))) ?? [];
    if (home !== undefined && others.length === 0) home.push(...group);
    else clusters.push(group);
  }
}

function groupBy(
  documents: readonly TwinCandidate[],
  keyOf: (document: TwinCandidate) => string,
): TwinCandidate[][] {
  const groups = new Map<string, TwinCandidate[]>();
  for (const document of documents) {
    const key = keyOf(document);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [document]);
    else group.push(document);
  }
  return [...groups.values()];
}

function hasSameKind(cluster: Cluster): boolean {
  const kinds = cluster.map(({ facts: { format, serialization, specVersion } }) =>
    key(format, serialization, specVersion),
  );
  return new Set(kinds).size < kinds.length;
}

function purlKey({ path, facts: { subject } }: TwinCandidate): string {
  return key(placeOf(path), subject?.purl);
}

function nameKey({ path, facts: { subject } }: TwinCandidate): string {
  return key(placeOf(path), subject?.name, subject?.version);
}

function fileKey({ path }: TwinCandidate): string {
  return key(folderOf(path), stemOf(path));
}

function stemKey({ path }: TwinCandidate): string {
  return key(placeOf(path), stemOf(path));
}

function key(...parts: readonly (string | undefined)[]): string {
  return JSON.stringify(parts.map((part) => part?.toLowerCase()));
}

const FORMAT_FOLDER = /^(?:spdx|cyclonedx|cdx)(?:[-_]?v?\d+(?:\.\d+)*)?$/i;
const SBOM_ENDING =
  /^(?:json|jsonld|jsonl|intoto|xml|cdx|cyclonedx|spdx3?|sbom|bom|yaml|yml|rdf|gz|zst)$/i;

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The folder, or the one around a folder that is named after a format. */
function placeOf(path: string): string {
  const folders = folderOf(path).split('/');
  if (FORMAT_FOLDER.test(folders.at(-1) ?? '')) folders.pop();
  return folders.join('/');
}

/** The file name without the endings that say that it is an SBOM. */
function stemOf(path: string): string {
  const [first = '', ...rest] = path.slice(path.lastIndexOf('/') + 1).split('.');
  while (rest.length > 0 && SBOM_ENDING.test(rest.at(-1) ?? '')) rest.pop();
  return [first, ...rest].join('.');
}
