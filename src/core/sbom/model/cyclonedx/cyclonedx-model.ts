import { isObject, text, type JsonObject } from '../../read/json';
import type { ParsedDocument } from '../../read/types';
import { child, collect, list, put, texts, type Draft } from '../members';
import type { Component, Composition, Dependency, SbomModel, Tool } from '../types';
import { walkNested } from '../walk-components';
import { cycloneDxComponent } from './cyclonedx-component';
import { namesKey } from './signature';
import { licenceClaims, organization, people, references, toolEntries } from './parts';

/** CycloneDX 1.0 to 1.7, in the shape of its JSON schemas. */
export function cycloneDxModel(parsed: ParsedDocument): SbomModel {
  const { format, serialization, specVersion, document } = parsed;
  const metadata = child(document, 'metadata');
  const about = child(metadata, 'component');
  const { components, files, ids } = inventory(document, metadata, about);
  const signature = child(document, 'signature');
  const made: Draft<SbomModel> = {
    format,
    serialization,
    specVersion,
    phases: collect(
      list(metadata, 'lifecycles'),
      (phase) => text(phase, 'phase') ?? text(phase, 'name'),
    ),
    tools: collect(toolEntries(metadata), tool),
    authors: people(metadata),
    dataLicences: licenceClaims(metadata).map(({ value }) => value),
    signed: signature !== undefined,
    vulnerabilities: collect(list(document, 'vulnerabilities'), Boolean).length,
    references: references(document),
    components,
    files: files.length,
    fileComponents: files,
    dependencies: collect(list(document, 'dependencies'), dependency),
    compositions: collect(list(document, 'compositions'), composition),
    ids,
  };
  put(made, 'documentId', text(document, 'serialNumber'));
  put(made, 'created', text(metadata, 'timestamp'));
  put(made, 'supplier', organization(child(metadata, 'supplier')));
  put(
    made,
    'manufacturer',
    organization(child(metadata, 'manufacturer')) ?? organization(child(metadata, 'manufacture')),
  );
  put(made, 'signatureKey', namesKey(signature));
  put(made, 'subject', about && cycloneDxComponent(about, '/metadata/component'));
  return made;
}

/** Components in document order, and every reference that something may point to. */
function inventory(
  document: JsonObject,
  metadata: JsonObject | undefined,
  about: JsonObject | undefined,
): Pick<SbomModel, 'components' | 'ids'> & { readonly files: readonly Component[] } {
  const components: Component[] = [];
  const files: Component[] = [];
  const ids = new Set<string>();
  const note = (entry: unknown): void => {
    const id = isObject(entry) ? text(entry, 'bom-ref') : undefined;
    if (id !== undefined) ids.add(id);
  };
  const add = (entry: unknown, pointer: () => string): void => {
    if (!isObject(entry)) return;
    note(entry);
    // In SBOMs of images nearly all components are files.
    const kind = text(entry, 'type') === 'file' ? files : components;
    kind.push(cycloneDxComponent(entry, pointer()));
  };

  note(about);
  walkNested(about, '/metadata/component', 'components', add);
  walkNested(document, '', 'components', add);
  walkNested(document, '', 'services', note);
  for (const entry of toolEntries(metadata)) note(entry);
  for (const entry of list(document, 'vulnerabilities')) note(entry);
  return { components, files, ids };
}

function tool(entry: JsonObject): Tool | undefined {
  const name = text(entry, 'name');
  if (name === undefined) return undefined;
  const version = text(entry, 'version');
  return version === undefined ? { name } : { name, version };
}

/** `provides` (1.6) says what a component implements, which is no dependency. */
function dependency(entry: JsonObject, index: number): Dependency | undefined {
  const from = text(entry, 'ref');
  if (from === undefined) return undefined;
  return { from, to: texts(list(entry, 'dependsOn')), path: `/dependencies/${index}` };
}

function composition(entry: JsonObject): Composition | undefined {
  const aggregate = text(entry, 'aggregate');
  if (aggregate === undefined) return undefined;
  const dependencies = texts(list(entry, 'dependencies'));
  const refs = [
    ...texts(list(entry, 'assemblies')),
    ...dependencies,
    ...texts(list(entry, 'vulnerabilities')),
  ];
  return { aggregate, refs, dependencies };
}
