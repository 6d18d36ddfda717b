import { describe, expect, it } from '@jest/globals';
import { readXml } from '../../../../../src/core/sbom/read/read-xml';
import { BASE, spdxRdf, spdxXml } from '../spdx-xml';

function documentOf(xml: string): Readonly<Record<string, unknown>> {
  const reading = readXml(xml);
  if (!reading.ok) throw new Error(reading.refusal.message);
  return reading.parsed.document;
}

it('reads SPDX XML as JSON has it', () => {
  const pointer = { offset: 310, reference: 'SPDXRef-f' };
  expect(documentOf(spdxXml())).toEqual({
    SPDXID: 'SPDXRef-DOCUMENT',
    spdxVersion: 'SPDX-2.3',
    creationInfo: { created: '2024-05-31T12:00:00Z', creators: ['Tool: generator-2'] },
    name: 'shop',
    dataLicense: 'CC0-1.0',
    documentNamespace: BASE,
    documentDescribes: ['SPDXRef-a'],
    packages: [
      {
        SPDXID: 'SPDXRef-a',
        name: 'left-pad',
        versionInfo: '1.10',
        filesAnalyzed: false,
        downloadLocation: 'NOASSERTION',
        checksums: [
          { algorithm: 'SHA1', checksumValue: '68b78babe00a053f9e35ec6a2d9080f5b90122b0' },
        ],
        externalRefs: [
          {
            referenceCategory: 'PACKAGE-MANAGER',
            referenceType: 'purl',
            referenceLocator: 'pkg:npm/left-pad@1.10',
          },
        ],
      },
    ],
    snippets: [{ SPDXID: 'SPDXRef-s', ranges: [{ startPointer: pointer }] }],
    relationships: [
      {
        spdxElementId: 'SPDXRef-DOCUMENT',
        relationshipType: 'DESCRIBES',
        relatedSpdxElement: 'SPDXRef-a',
      },
    ],
  });
});

describe('SPDX RDF as JSON', () => {
  it('has the parts of the document', () => {
    expect(documentOf(spdxRdf(''))).toEqual({
      spdxVersion: 'SPDX-2.3',
      SPDXID: 'SPDXRef-DOCUMENT',
      name: 'shop',
      dataLicense: 'CC0-1.0',
      documentNamespace: BASE,
      creationInfo: { created: '2024-05-31T12:00:00Z', creators: ['Tool: generator-2'] },
      externalDocumentRefs: [
        { externalDocumentId: 'DocumentRef-other', spdxDocument: 'https://other.example/doc' },
      ],
      packages: [{ SPDXID: 'SPDXRef-a', name: 'left-pad', filesAnalyzed: false }],
      relationships: [
        {
          spdxElementId: 'SPDXRef-DOCUMENT',
          relationshipType: 'DESCRIBES',
          relatedSpdxElement: 'SPDXRef-a',
        },
      ],
    });
  });

  it('brings together what is said of a package in several places', () => {
    const more = `<spdx:Package rdf:about="${BASE}#SPDXRef-a"><spdx:versionInfo>1.10</spdx:versionInfo></spdx:Package>
      <rdf:Description rdf:ID="SPDXRef-a" spdx:supplier="Organization: Acme"/>`;
    expect(documentOf(spdxRdf(more))['packages']).toEqual([
      {
        SPDXID: 'SPDXRef-a',
        name: 'left-pad',
        filesAnalyzed: false,
        versionInfo: '1.10',
        supplier: 'Organization: Acme',
      },
    ]);
  });

  it('has references, checksums and purposes by their terms', () => {
    const term = 'http://spdx.org/rdf/terms#';
    const more = `<spdx:Package rdf:about="#SPDXRef-b"><spdx:name>b</spdx:name>
      <spdx:primaryPackagePurpose rdf:resource="${term}purpose_operating-system"/>
      <spdx:checksum><spdx:Checksum><spdx:algorithm rdf:resource="${term}checksumAlgorithm_sha3_256"/><spdx:checksumValue>ab</spdx:checksumValue></spdx:Checksum></spdx:checksum>
      <spdx:externalRef rdf:parseType="Resource">
        <spdx:referenceCategory rdf:resource="${term}referenceCategory_packageManager"/>
        <spdx:referenceType rdf:resource="http://spdx.org/rdf/references/purl"/>
        <spdx:referenceLocator>pkg:npm/b@1</spdx:referenceLocator></spdx:externalRef>
      <spdx:relationship rdf:nodeID="r"/></spdx:Package>
      <spdx:Relationship rdf:nodeID="r"><spdx:relationshipType rdf:resource="${term}relationshipType_dynamicLink"/>
        <spdx:relatedSpdxElement rdf:resource="https://other.example/doc#SPDXRef-x"/></spdx:Relationship>`;
    const document = documentOf(spdxRdf(more));
    expect((document['packages'] as unknown[])[1]).toEqual({
      SPDXID: 'SPDXRef-b',
      name: 'b',
      primaryPackagePurpose: 'OPERATING_SYSTEM',
      checksums: [{ algorithm: 'SHA3-256', checksumValue: 'ab' }],
      externalRefs: [
        {
          referenceCategory: 'PACKAGE-MANAGER',
          referenceType: 'purl',
          referenceLocator: 'pkg:npm/b@1',
        },
      ],
    });
    expect(document['relationships']).toContainEqual({
      spdxElementId: 'SPDXRef-b',
      relationshipType: 'DYNAMIC_LINK',
      relatedSpdxElement: 'DocumentRef-other:SPDXRef-x',
    });
  });

  const MIT = '<spdx:member rdf:resource="http://spdx.org/licenses/MIT"/>';
  const OTHER = '<spdx:member rdf:resource="#LicenseRef-1"/>';
  it.each([
    ['rdf:resource="http://spdx.org/licenses/MIT"', '', 'MIT'],
    ['rdf:resource="https://spdx.org/licenses/MIT.html"', '', 'MIT'],
    ['rdf:resource="http://spdx.org/rdf/terms#noassertion"', '', 'NOASSERTION'],
    ['rdf:resource="http://spdx.org/rdf/terms#none"', '', 'NONE'],
    ['rdf:resource="#LicenseRef-1"', '', 'LicenseRef-1'],
    [
      '',
      `<spdx:DisjunctiveLicenseSet>${MIT}${OTHER}</spdx:DisjunctiveLicenseSet>`,
      '(MIT OR LicenseRef-1)',
    ],
    [
      '',
      `<spdx:ConjunctiveLicenseSet>${MIT}${OTHER}</spdx:ConjunctiveLicenseSet>`,
      '(MIT AND LicenseRef-1)',
    ],
    ['', `<spdx:ConjunctiveLicenseSet>${MIT}</spdx:ConjunctiveLicenseSet>`, 'MIT'],
    ['', '<spdx:ConjunctiveLicenseSet/>', undefined],
    ['', `<spdx:OrLaterOperator>${MIT}</spdx:OrLaterOperator>`, 'MIT+'],
    [
      '',
      `<spdx:WithExceptionOperator>${MIT}<spdx:licenseException><spdx:LicenseException><spdx:licenseExceptionId>e</spdx:licenseExceptionId></spdx:LicenseException></spdx:licenseException></spdx:WithExceptionOperator>`,
      'MIT WITH e',
    ],
    [
      '',
      `<spdx:ConjunctiveLicenseSet rdf:nodeID="s">${MIT}<spdx:member rdf:nodeID="s"/></spdx:ConjunctiveLicenseSet>`,
      'MIT',
    ],
  ])('licence %s%s', (attribute, inside, expression) => {
    const more = `<spdx:Package rdf:about="#SPDXRef-b"><spdx:licenseDeclared ${attribute}>${inside}</spdx:licenseDeclared></spdx:Package>`;
    const packages = documentOf(spdxRdf(more))['packages'] as Record<string, unknown>[];
    expect(packages[1]?.['licenseDeclared']).toBe(expression);
  });

  it('does not build what doubles without end', () => {
    const sets = Array.from({ length: 2000 }, (_, index) => {
      const member = `<spdx:member rdf:nodeID="s${index + 1}"/>`;
      return `<spdx:ConjunctiveLicenseSet rdf:nodeID="s${index}">${member}${member}</spdx:ConjunctiveLicenseSet>`;
    });
    sets.push(`<spdx:ConjunctiveLicenseSet rdf:nodeID="s2000">${MIT}</spdx:ConjunctiveLicenseSet>`);
    const more = `${sets.join('')}<spdx:Package rdf:about="#SPDXRef-b"><spdx:licenseDeclared rdf:nodeID="s1980"/></spdx:Package>`;
    const packages = documentOf(spdxRdf(more))['packages'] as Record<string, unknown>[];
    expect(packages).toHaveLength(2);
    expect(packages[1]).toEqual({ SPDXID: 'SPDXRef-b' });
  });
});
