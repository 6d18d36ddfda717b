import { isObject, text, type JsonObject } from '../../read/json';
import type { ParsedDocument } from '../../read/types';
import { child, collect, list, NO_ENTRIES, put, said, texts, type Draft } from '../members';
import { agentKind, partyOf, toolOf } from '../spdx-names';
import { describedPackage } from '../spdx-subject';
import type { Component, SbomModel } from '../types';
import { spdx2Component } from './spdx2-component';
import { spdx2Dependencies } from './spdx2-dependencies';

/** SPDX 2.2 and 2.3, in the shape of their JSON. */
export function spdx2Model(parsed: ParsedDocument): SbomModel {
  const { format, serialization, specVersion, document } = parsed;
  const creation = child(document, 'creationInfo');
  const creators = texts(list(creation, 'creators'));
  const dataLicence = said(text(document, 'dataLicense'));
  const described = describedPackage(document);
  let subject: Component | undefined;
  const ids = new Set<string>(idsOf(document, 'packages'));
  const components = collect(list(document, 'packages'), (entry, index) => {
    const component = spdx2Component(entry, `/packages/${index}`);
    if (entry === described) subject ??= component;
    return component;
  });
  // What a package contains or depends on beside packages is not part of the graph.
  const others = new Set<string>([...idsOf(document, 'files'), ...idsOf(document, 'snippets')]);
  const documentIds = new Set(['SPDXRef-DOCUMENT', text(document, 'SPDXID') ?? 'SPDXRef-DOCUMENT']);
  for (const id of [...others, ...documentIds]) ids.add(id);

  const made: Draft<SbomModel> = {
    format,
    serialization,
    specVersion,
    phases: NO_ENTRIES,
    tools: creators.flatMap((creator) =>
      agentKind(creator) === 'Tool' ? (toolOf(creator) ?? []) : [],
    ),
    authors: creators.flatMap((creator) =>
      agentKind(creator) === 'Tool' ? [] : (partyOf(creator) ?? []),
    ),
    dataLicences: dataLicence === undefined ? NO_ENTRIES : [dataLicence],
    signed: false,
    vulnerabilities: 0,
    references: collect(list(document, 'externalDocumentRefs'), (entry) => {
      const url = text(entry, 'spdxDocument');
      return url === undefined ? undefined : { type: 'bom', url, hashes: NO_ENTRIES };
    }),
    components,
    files: collect(list(document, 'files'), Boolean).length,
    dependencies: spdx2Dependencies(list(document, 'relationships'), others, documentIds),
    compositions: NO_ENTRIES,
    ids,
  };
  put(made, 'documentId', text(document, 'documentNamespace'));
  put(made, 'documentName', text(document, 'name'));
  put(made, 'created', text(creation, 'created'));
  put(made, 'subject', subject);
  return made;
}

function* idsOf(document: JsonObject, name: string): Iterable<string> {
  for (const entry of list(document, name)) {
    const id = isObject(entry) ? text(entry, 'SPDXID') : undefined;
    if (id !== undefined) yield id;
  }
}
