import fc from 'fast-check';
import type {
  Component,
  Composition,
  Dependency,
  LicenceClaim,
  SbomModel,
} from '../../../../src/core/sbom/model/types';
import { component, model } from './models';
import { anyText } from '../../../any-text';

/** Texts as no sane document has them, and some that mean something to the score. */
const oddText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('', ' ', '\0', '__proto__', 'constructor', '\ud800', 'NOASSERTION'),
  fc.constantFrom('MIT', 'GPL-2.0', 'GPL-3.0-only', 'MIT OR (', '(((((', 'LicenseRef-a'),
  fc.constantFrom('SHA-256', 'MD5', 'library', 'file', 'vcs', 'complete', 'pkg:npm/a@1'),
  fc.constantFrom('cpe:2.3:a:b:c:1:*:*:*:*:*:*:*', '2024-01-15T10:30:00Z', 'urn:uuid:a'),
  anyText({ maxLength: 20 }),
);

/** Present in half of the records, as far as not required. */
function sometimes<T extends object>(shape: {
  [K in keyof T]-?: fc.Arbitrary<Exclude<T[K], undefined>>;
}): fc.Arbitrary<Partial<T>> {
  return fc.record(shape, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>;
}

const party = sometimes({ name: oddText, email: oddText, url: oddText });
const licence = fc
  .tuple(
    fc.constantFrom<LicenceClaim['kind']>('id', 'name', 'expression'),
    oddText,
    fc.constantFrom('declared', 'concluded', undefined),
  )
  .map(([kind, value, role]): LicenceClaim => ({
    ...{ kind, value },
    ...(role === undefined ? {} : { role }),
  }));
const hash = fc.record({ algorithm: oddText, value: oddText });
const reference = fc.record({
  ...{ type: oddText, url: oddText },
  hashes: fc.array(hash, { maxLength: 2 }),
});
const few = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(of, { maxLength: 3 });

/** Some of the same ids again and again, so that they meet. */
const ref = fc.oneof(
  fc.nat(6).map((n) => `ref-${n}`),
  oddText,
);

export const oddFields: fc.Arbitrary<Partial<Component>> = sometimes<Component>({
  ...{ id: ref, path: oddText, type: oddText, group: oddText, name: oddText, version: oddText },
  ...{ purl: oddText, cpes: few(oddText), swid: fc.boolean(), licences: few(licence) },
  ...{ hashes: few(hash), supplier: party, manufacturer: party, authors: few(party) },
  ...{ publisher: oddText, copyright: oddText, downloadLocation: oddText, fileName: oddText },
  ...{ sourceInfo: oddText, references: few(reference) },
  properties: few(fc.record({ name: oddText, value: oddText })),
});
const oddComponent: fc.Arbitrary<Component> = oddFields.map(component);

const dependency: fc.Arbitrary<Dependency> = fc.record({ from: ref, to: few(ref), path: oddText });
const composition: fc.Arbitrary<Composition> = fc.record(
  { aggregate: oddText, refs: few(ref), dependencies: few(ref) },
  { requiredKeys: ['aggregate', 'refs'] },
);

/** Everything but the components. */
export const oddDocument: fc.Arbitrary<Partial<SbomModel>> = sometimes<SbomModel>({
  format: fc.constantFrom('cyclonedx', 'spdx'),
  serialization: fc.constantFrom('json', 'xml'),
  specVersion: fc.oneof(fc.constantFrom('1.0', '1.5', '1.7', '2.3', '3.0.1'), oddText),
  ...{ documentId: oddText, documentName: oddText, created: oddText, phases: few(oddText) },
  tools: few(fc.record({ name: oddText, version: oddText }, { requiredKeys: ['name'] })),
  ...{ authors: few(party), supplier: party, manufacturer: party, dataLicences: few(oddText) },
  ...{ signed: fc.boolean(), signatureKey: fc.boolean(), vulnerabilities: fc.nat(3) },
  ...{ references: few(reference), subject: oddComponent, files: fc.nat(3) },
  ...{ components: fc.constant([]), fileComponents: few(oddComponent) },
  ...{ dependencies: few(dependency), compositions: few(composition) },
  ids: few(ref).map((all) => new Set(all)),
});

export const oddModel: fc.Arbitrary<SbomModel> = fc
  .tuple(oddDocument, fc.array(oddComponent, { maxLength: 5 }))
  .map(([document, components]) => model({ ...document, components }));
