import type { Identified } from './identify';
import { elements, isObject, objects, text, type JsonObject } from './json';
import { describedPackage } from './spdx-subject';
import type { SbomFacts } from './types';
import { walkNested } from './walk-components';

/** Facts are stored with every run: longer texts and lists are cut. */
const MAX_TEXT = 500;
const MAX_TOOLS = 20;

/** What a document says about itself and how much it holds. Takes any document, checked or not. */
export function summarize({ format, specVersion, document }: Identified): SbomFacts {
  const found = format === 'cyclonedx' ? cycloneDx(document) : spdx(document);
  return {
    format,
    serialization: 'json',
    specVersion,
    components: found.components,
    files: found.files,
    withPurl: found.withPurl,
    tools: [...new Set(found.tools)].slice(0, MAX_TOOLS).map(cut),
    ...given('documentId', found.documentId),
    ...given('created', found.created),
    ...(found.name === undefined
      ? {}
      : {
          subject: {
            name: cut(found.name),
            ...given('version', found.version),
            ...given('purl', found.purl),
          },
        }),
  };
}

interface Found {
  readonly name: string | undefined;
  readonly version: string | undefined;
  readonly purl: string | undefined;
  readonly components: number;
  readonly files: number;
  readonly withPurl: number;
  readonly documentId: string | undefined;
  readonly created: string | undefined;
  readonly tools: readonly string[];
}

function cycloneDx(document: JsonObject): Found {
  let components = 0;
  let files = 0;
  let withPurl = 0;
  walkNested(document, '', 'components', (value) => {
    if (!isObject(value)) return;
    if (value['type'] === 'file') {
      // In SBOMs of images nearly all components are files.
      files += 1;
    } else {
      components += 1;
      if (text(value, 'purl') !== undefined) withPurl += 1;
    }
  });
  const metadata = member(document, 'metadata');
  const subject = member(metadata, 'component');
  return {
    name: text(subject, 'name'),
    version: text(subject, 'version'),
    purl: text(subject, 'purl'),
    components,
    files,
    withPurl,
    documentId: text(document, 'serialNumber'),
    created: text(metadata, 'timestamp'),
    tools: cycloneDxTools(metadata?.['tools']),
  };
}

/** An array up to 1.4; an object with components and services since 1.5. */
function cycloneDxTools(tools: unknown): string[] {
  const entries = isObject(tools)
    ? [...objects(tools['components']), ...objects(tools['services'])]
    : objects(tools);
  return entries.flatMap((tool) => {
    const name = text(tool, 'name');
    const version = text(tool, 'version');
    if (name === undefined) return [];
    return version === undefined ? name : `${name} ${version}`;
  });
}

function spdx(document: JsonObject): Found {
  const packages = objects(document['packages']);
  const subject = describedPackage(document);
  const creation = member(document, 'creationInfo');
  return {
    name: text(subject, 'name') ?? text(document, 'name'),
    version: text(subject, 'versionInfo'),
    purl: subject && spdxPurl(subject),
    components: packages.length,
    files: objects(document['files']).length,
    withPurl: packages.filter((entry) => spdxPurl(entry) !== undefined).length,
    documentId: text(document, 'documentNamespace'),
    created: text(creation, 'created'),
    tools: elements(creation?.['creators']).flatMap((creator) =>
      typeof creator === 'string' && creator.startsWith('Tool:') ? creator.slice(5).trim() : [],
    ),
  };
}

function spdxPurl(entry: JsonObject): string | undefined {
  const reference = objects(entry['externalRefs']).find(
    ({ referenceType }) => referenceType === 'purl',
  );
  return text(reference, 'referenceLocator');
}

function member(object: JsonObject | undefined, name: string): JsonObject | undefined {
  const value = object?.[name];
  return isObject(value) ? value : undefined;
}

function cut(value: string): string {
  return value.slice(0, MAX_TEXT);
}

function given<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  // A computed key widens to an index signature, which `Partial<Record>` narrows again.
  return value === undefined ? {} : ({ [key]: cut(value) } as Record<K, string>);
}
