import { compareVersions } from '../compare/compare-versions';
import { quote } from '../findings/collect';
import { clusterTwins, type TwinCandidate } from './cluster-twins';

/** A document that need not be forwarded. */
export interface Twin {
  readonly path: string;
  /** The document that is forwarded in its stead. */
  readonly twinOf: string;
  /** A plain sentence about why. */
  readonly because: string;
}

/**
 * Finds documents that say the same twice: about one subject, in one place, in different formats,
 * serializations or versions of a format (`clusterTwins` tells which). Of these one is forwarded:
 * CycloneDX JSON before CycloneDX XML, SPDX 2 JSON, other SPDX 2, SPDX 3, as more destinations take
 * the former, and the newest version of one format. But none that lists fewer than half of the
 * components that another one lists, as generators do not support all formats equally well.
 *
 * The order of the documents does not count; the result is sorted by path.
 */
export function chooseTwins(documents: readonly TwinCandidate[]): readonly Twin[] {
  const twins: Twin[] = [];
  for (const cluster of clusterTwins(documents.filter((one) => one.forwardable !== false))) {
    const most = Math.max(...cluster.map(({ facts }) => facts.components));
    const [best] = cluster.filter((one) => !isPoor(one, most)).sort(byPreference);
    if (best === undefined) continue;
    for (const one of cluster) {
      if (one === best) continue;
      twins.push({ path: one.path, twinOf: best.path, because: because(one, best, most) });
    }
  }
  return twins.sort((a, b) => byText(a.path, b.path));
}

function isPoor({ facts }: TwinCandidate, most: number): boolean {
  return facts.components * 2 < most;
}

function because(one: TwinCandidate, best: TwinCandidate, most: number): string {
  const subject = one.facts.subject ?? best.facts.subject;
  const about = subject === undefined ? 'of the same name' : `about ${quote(subject.name)}`;
  const there = `${quote(best.path)} is an SBOM ${about}, too`;
  if (isPoor(one, most)) {
    const counts = `${best.facts.components} components where this one lists ${one.facts.components}`;
    return `${there}, and lists ${counts}.`;
  }
  const isNewer =
    one.facts.format === best.facts.format && one.facts.serialization === best.facts.serialization;
  if (isNewer && rank(one) === rank(best)) {
    return `${there}, in ${described(best)}, which is newer than ${described(one)}.`;
  }
  return `${there}, in ${described(best)}, which more destinations take than ${described(one)}.`;
}

function described({ facts: { format, serialization, specVersion } }: TwinCandidate): string {
  const name = format === 'cyclonedx' ? 'CycloneDX' : 'SPDX';
  const written = { json: 'JSON', xml: 'XML', yaml: 'YAML', 'tag-value': 'tag-value', rdf: 'RDF' };
  return `${name} ${specVersion} ${written[serialization]}`;
}

function byPreference(a: TwinCandidate, b: TwinCandidate): number {
  return (
    rank(a) - rank(b) ||
    (compareVersions('', b.facts.specVersion, a.facts.specVersion) ?? 0) ||
    b.facts.components - a.facts.components ||
    byText(a.path, b.path)
  );
}

function rank({ facts: { format, serialization, specVersion } }: TwinCandidate): number {
  if (format === 'cyclonedx') return serialization === 'json' ? 0 : 1;
  if (specVersion.startsWith('3.')) return 8;
  const order = ['json', 'tag-value', 'yaml', 'xml', 'rdf'];
  return 2 + order.indexOf(serialization);
}

function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
