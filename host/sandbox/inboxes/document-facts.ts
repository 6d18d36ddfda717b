import { load } from 'cheerio';
import { z } from 'zod';

export interface DocumentFacts {
  readonly format: 'CycloneDX' | 'SPDX';
  readonly specVersion: string;
  /** The primary component: `metadata.component`, or the package that SPDX describes. */
  readonly name: string;
  readonly version: string;
  /** Components at every level, files apart; packages of SPDX. */
  readonly components: number;
}

const list = z.array(z.unknown()).catch([]);
const text = z.string().catch('');

const cyclonedx = z.object({
  bomFormat: z.literal('CycloneDX'),
  specVersion: text,
  metadata: z
    .object({ component: z.object({ name: text, version: text }) })
    .catch({ component: { name: '', version: '' } }),
  components: list,
});

const spdxPackage = z.object({ SPDXID: z.string(), name: text, versionInfo: text });
const describes = z.object({
  spdxElementId: z.literal('SPDXRef-DOCUMENT'),
  relationshipType: z.literal('DESCRIBES'),
  relatedSpdxElement: z.string(),
});
const spdx = z.object({
  spdxVersion: z.string().startsWith('SPDX-'),
  documentDescribes: z.array(z.string()).catch([]),
  relationships: list,
  packages: list,
});

/**
 * What the inbox needs to know of a document; undefined where it is neither CycloneDX nor, in JSON,
 * SPDX 2.x. It looks no closer: judging documents is not what an inbox is for.
 */
export function documentFacts(bytes: Uint8Array): DocumentFacts | undefined {
  const start = new TextDecoder().decode(bytes.subarray(0, 100)).trimStart();
  if (start.startsWith('<')) return cyclonedxXmlFacts(new TextDecoder().decode(bytes));
  let document: unknown;
  try {
    document = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
  return cyclonedxFacts(document) ?? spdxFacts(document);
}

function cyclonedxFacts(document: unknown): DocumentFacts | undefined {
  const read = cyclonedx.safeParse(document);
  if (!read.success) return undefined;
  const { specVersion, metadata, components } = read.data;
  return {
    format: 'CycloneDX',
    specVersion,
    ...metadata.component,
    components: countAll(components),
  };
}

const NAMESPACE = /^http:\/\/cyclonedx\.org\/schema\/bom\/(1\.\d)$/;

function cyclonedxXmlFacts(xml: string): DocumentFacts | undefined {
  const $ = load(xml, { xml: true });
  const specVersion = NAMESPACE.exec($('bom').attr('xmlns') ?? '')?.[1];
  if (specVersion === undefined) return undefined;
  const subject = $('bom > metadata > component');
  return {
    format: 'CycloneDX',
    specVersion,
    name: subject.children('name').text(),
    version: subject.children('version').text(),
    components: $('bom > components component').not('[type=file]').length,
  };
}

const component = z.object({ type: text, components: list });

/** Without recursion: a document decides how deep it goes. */
function countAll(components: readonly unknown[]): number {
  const open = [...components];
  let count = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const read = component.safeParse(next).data;
    if (read?.type !== 'file') count += 1;
    for (const inner of read?.components ?? []) open.push(inner);
  }
  return count;
}

function spdxFacts(document: unknown): DocumentFacts | undefined {
  const read = spdx.safeParse(document);
  if (!read.success) return undefined;
  const { spdxVersion, documentDescribes, relationships, packages } = read.data;
  const related = relationships.flatMap((entry) => {
    const relationship = describes.safeParse(entry);
    return relationship.success ? [relationship.data.relatedSpdxElement] : [];
  });
  const described = new Set([...documentDescribes, ...related]);
  const subject = packages.flatMap((entry) => {
    const candidate = spdxPackage.safeParse(entry);
    return candidate.success && described.has(candidate.data.SPDXID) ? [candidate.data] : [];
  })[0];
  return {
    format: 'SPDX',
    specVersion: spdxVersion.slice('SPDX-'.length),
    name: subject?.name ?? '',
    version: subject?.versionInfo ?? '',
    components: packages.length,
  };
}
