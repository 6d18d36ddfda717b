import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { collectFindings } from '../../../../src/core/sbom/findings/collect';
import { elements, objects, text, type JsonObject } from '../../../../src/core/sbom/read/json';
import { readTagValue } from '../../../../src/core/sbom/read/read-tag-value';
import { readXml } from '../../../../src/core/sbom/read/read-xml';
import { readYaml } from '../../../../src/core/sbom/read/read-yaml';
import { checkCycloneDxXml } from '../../../../src/core/sbom/validate/cyclonedx/check-cyclonedx-xml';
import { skipped } from '../../../skipped';

const CORPUS = path.resolve(__dirname, '../../../../../shared/data/sboms');
const present = existsSync(path.join(CORPUS, 'manifest.json'));
if (!present) skipped('no ../shared/data/sboms to read real SBOMs in XML, YAML and text from');

const READERS = { xml: readXml, 'rdf-xml': readXml, 'tag-value': readTagValue, yaml: readYaml };
const manifest = z.object({
  files: z.array(
    z.object({
      file: z.string(),
      format: z.string(),
      serialization: z.string(),
      version: z.string().nullable(),
      valid: z.boolean(),
      components: z.number().optional(),
    }),
  ),
});
const source = (file: string): string => readFileSync(path.join(CORPUS, file), 'utf8');
const entries = present
  ? manifest
      .parse(JSON.parse(source('manifest.json')))
      .files.filter(({ serialization }) => serialization in READERS)
  : [];
const NO_ENTRY = {
  file: '',
  format: '',
  serialization: 'xml',
  version: '',
  valid: false,
  components: 0,
};
// A table must have a row, also where the suite is skipped.
const table = (format: string) => {
  const chosen = entries.filter((entry) => entry.format === format);
  return chosen.length > 0 ? chosen : [NO_ENTRY];
};

function read(file: string, serialization: string) {
  const reading = READERS[serialization as keyof typeof READERS](source(file));
  if (!reading.ok) throw new Error(reading.refusal.message);
  return reading;
}

function nested(components: unknown): JsonObject[] {
  return objects(components).flatMap((each) => [each, ...nested(each['components'])]);
}

(present ? describe : describe.skip)('real SBOMs that are no JSON', () => {
  it.each(table('cyclonedx'))('$file', ({ file, version, valid, components }) => {
    const { parsed, findings } = read(file, 'xml');
    expect(parsed).toMatchObject({ format: 'cyclonedx', specVersion: version });
    expect(nested(parsed.document['components'])).toHaveLength(components ?? -1);
    const collected = collectFindings();
    for (const finding of findings) collected.add(finding);
    checkCycloneDxXml(parsed.document, parsed.specVersion, collected);
    expect(collected.list().every(({ severity }) => severity !== 'error')).toBe(valid);
  });

  it.each(table('spdx'))('$file', ({ file, serialization, version, components }) => {
    const { parsed, findings } = read(file, serialization);
    expect(parsed).toMatchObject({ format: 'spdx', specVersion: version });
    expect(objects(parsed.document['packages'])).toHaveLength(components ?? -1);
    expect(findings).toEqual([]);
  });

  it.each(table('none'))('$file is no SBOM', ({ file }) => {
    expect(readXml(source(file))).toMatchObject({ ok: false, identity: { format: null } });
  });

  it('one document in XML and JSON names the same components', () => {
    const said = (document: JsonObject) =>
      nested(document['components'])
        .map((each) => ['group', 'name', 'version', 'purl'].map((name) => text(each, name)).join())
        .sort();
    const json = JSON.parse(source('cyclonedx/laravel-7.12.0.bom.1.4.json')) as JsonObject;
    const { parsed } = read('cyclonedx/laravel-7.12.0.bom.1.1.xml', 'xml');
    expect(said(parsed.document)).toEqual(said(json));
  });

  it('one document in four serializations says the same', () => {
    const json = JSON.parse(source('spdx/SPDXJSONExample-v2.3.spdx.json')) as JsonObject;
    const elsewhere = saidElsewhere(json);
    const documents = [
      json,
      read('spdx/SPDXYAMLExample-2.3.spdx.yaml', 'yaml').parsed.document,
      read('spdx/SPDXXMLExample-v2.3.spdx.xml', 'xml').parsed.document,
      read('spdx/SPDXTagExample-v2.3.spdx', 'tag-value').parsed.document,
    ].map((document) => sayings(document, elsewhere));
    for (const document of documents) expect(document).toEqual(documents[0]);
    expect(documents[0]?.packages).toHaveLength(4);
    expect(documents[0]?.relationships.length).toBeGreaterThan(5);
  });

  it('the RDF of it, an older one, names the same packages', () => {
    const { document } = read('spdx/SPDXRdfExample-v2.2.spdx.rdf', 'rdf-xml').parsed;
    const packages = objects(document['packages']);
    expect(packages.map((each) => each['name']).sort()).toEqual([
      'Apache Commons Lang',
      'Jena',
      'Saxon',
      'glibc',
    ]);
    expect(packages.find((each) => each['name'] === 'glibc')).toMatchObject({
      SPDXID: 'SPDXRef-Package',
      versionInfo: '2.11.1',
      licenseConcluded: '(LicenseRef-3 OR LGPL-2.0-only)',
      licenseDeclared: '(LicenseRef-3 AND LGPL-2.0-only)',
      supplier: 'Person: Jane Doe (jane.doe@example.com)',
      filesAnalyzed: true,
    });
    expect(objects(document['files'])).toHaveLength(4);
    expect(document['relationships']).toContainEqual({
      spdxElementId: 'SPDXRef-DOCUMENT',
      relationshipType: 'COPY_OF',
      relatedSpdxElement: 'DocumentRef-spdx-tool-1.2:SPDXRef-ToolsElement',
    });
    expect(objects(document['relationships'])).toHaveLength(9);
  });
});

/** What JSON may say by other members; tag-value has relationships for it. */
function saidElsewhere(document: JsonObject): ReadonlySet<string> {
  const said = elements(document['documentDescribes']).map(
    (id) => `SPDXRef-DOCUMENT | DESCRIBES | ${String(id)}`,
  );
  for (const each of objects(document['packages'])) {
    const from = String(each['SPDXID']);
    said.push(...elements(each['hasFiles']).map((id) => `${from} | CONTAINS | ${String(id)}`));
  }
  return new Set(said);
}

/** What no serialization may change. */
function sayings(document: JsonObject, elsewhere: ReadonlySet<string>) {
  const sayingsOf = (list: unknown, ...names: string[]): string[] =>
    objects(list)
      .map((each) => names.map((name) => String(each[name])).join(' | '))
      .sort();
  const licences = ['licenseConcluded', 'licenseDeclared', 'copyrightText'];
  const edge = ['spdxElementId', 'relationshipType', 'relatedSpdxElement'];
  return {
    packages: sayingsOf(document['packages'], 'SPDXID', 'name', 'versionInfo', ...licences),
    files: sayingsOf(document['files'], 'SPDXID', 'fileName', 'licenseConcluded'),
    relationships: sayingsOf(document['relationships'], ...edge).filter(
      (relationship) => !elsewhere.has(relationship),
    ),
    extracted: sayingsOf(document['hasExtractedLicensingInfos'], 'licenseId', 'name'),
    creation: document['creationInfo'],
  };
}
