import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readTagValue } from '../../../../src/core/sbom/read/read-tag-value';
import { mutations } from './mutations';
import { anyText } from '../../../any-text';

const SHOP = `# A comment
## Document
SPDXVersion: SPDX-2.3
DataLicense: CC0-1.0
SPDXID: SPDXRef-DOCUMENT
DocumentName: shop
DocumentNamespace: https://acme.example/shop
ExternalDocumentRef: DocumentRef-other https://other.example/doc SHA1: d6a770ba38583ed4bb4525bd96e50461655d2759
DocumentComment: <text>Two
 lines: of text
# and no comment</text>
Creator: Tool: generator-2
Creator: Organization: Acme ()
Created: 2024-05-31T12:00:00Z
Annotator: Person: Ada
AnnotationComment: <text>x</text>
Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-a
RelationshipComment: the shop

PackageName: left-pad
SPDXID: SPDXRef-a
PackageVersion: 1.10
PackageSupplier: Organization: Acme (a@acme.example)
PackageDownloadLocation: https://acme.example/left-pad.tgz
FilesAnalyzed: false
PackageVerificationCode: d6a7(./package.spdx, ./b)
PackageChecksum: SHA1: 68b78babe00a053f9e35ec6a2d9080f5b90122b0
PackageLicenseConcluded: MIT
PackageLicenseDeclared: NOASSERTION
PackageCopyrightText: <text>Acme</text>
PrimaryPackagePurpose: OPERATING-SYSTEM
ExternalRef: PACKAGE_MANAGER purl pkg:npm/left-pad@1.10
ExternalRefComment: at npm
PackageName: second
SPDXID: SPDXRef-b
Relationship: SPDXRef-a DEPENDS_ON DocumentRef-other:SPDXRef-x
FileName: ./a.txt
SPDXID: SPDXRef-f
FileType: TEXT
FileChecksum: MD5: 3942447fac867ae5cdb3229b658f4d48
LicenseConcluded: MIT
LicenseInfoInFile: MIT
SnippetSPDXID: SPDXRef-s
SnippetFromFileSPDXID: SPDXRef-f
SnippetByteRange: 310:420
LicenseID: LicenseRef-1
ExtractedText: <text></text>
LicenseCrossReference: https://a.example, https://b.example
`;

function read(text: string) {
  const reading = readTagValue(text);
  if (!reading.ok) throw new Error(reading.refusal.message);
  return reading;
}

describe('SPDX tag-value as JSON', () => {
  it('has every part', () => {
    const { parsed, findings } = read(SHOP);
    expect(findings).toEqual([]);
    expect(parsed).toMatchObject({
      format: 'spdx',
      serialization: 'tag-value',
      specVersion: '2.3',
    });
    const other = {
      externalDocumentId: 'DocumentRef-other',
      spdxDocument: 'https://other.example/doc',
      checksum: { algorithm: 'SHA1', checksumValue: 'd6a770ba38583ed4bb4525bd96e50461655d2759' },
    };
    expect(parsed.document).toEqual({
      spdxVersion: 'SPDX-2.3',
      dataLicense: 'CC0-1.0',
      SPDXID: 'SPDXRef-DOCUMENT',
      name: 'shop',
      documentNamespace: 'https://acme.example/shop',
      externalDocumentRefs: [other],
      comment: 'Two\n lines: of text\n# and no comment',
      creationInfo: {
        creators: ['Tool: generator-2', 'Organization: Acme ()'],
        created: '2024-05-31T12:00:00Z',
      },
      hasExtractedLicensingInfos: [
        {
          licenseId: 'LicenseRef-1',
          extractedText: '',
          seeAlsos: ['https://a.example', 'https://b.example'],
        },
      ],
      packages: [
        {
          name: 'left-pad',
          SPDXID: 'SPDXRef-a',
          versionInfo: '1.10',
          supplier: 'Organization: Acme (a@acme.example)',
          downloadLocation: 'https://acme.example/left-pad.tgz',
          filesAnalyzed: false,
          packageVerificationCode: {
            packageVerificationCodeValue: 'd6a7',
            packageVerificationCodeExcludedFiles: ['./package.spdx', './b'],
          },
          checksums: [
            { algorithm: 'SHA1', checksumValue: '68b78babe00a053f9e35ec6a2d9080f5b90122b0' },
          ],
          licenseConcluded: 'MIT',
          licenseDeclared: 'NOASSERTION',
          copyrightText: 'Acme',
          primaryPackagePurpose: 'OPERATING_SYSTEM',
          externalRefs: [
            {
              referenceCategory: 'PACKAGE-MANAGER',
              referenceType: 'purl',
              referenceLocator: 'pkg:npm/left-pad@1.10',
              comment: 'at npm',
            },
          ],
        },
        { name: 'second', SPDXID: 'SPDXRef-b' },
      ],
      files: [
        {
          fileName: './a.txt',
          SPDXID: 'SPDXRef-f',
          fileTypes: ['TEXT'],
          checksums: [{ algorithm: 'MD5', checksumValue: '3942447fac867ae5cdb3229b658f4d48' }],
          licenseConcluded: 'MIT',
          licenseInfoInFiles: ['MIT'],
        },
      ],
      snippets: [
        {
          SPDXID: 'SPDXRef-s',
          snippetFromFile: 'SPDXRef-f',
          ranges: [
            {
              startPointer: { offset: 310, reference: 'SPDXRef-f' },
              endPointer: { offset: 420, reference: 'SPDXRef-f' },
            },
          ],
        },
      ],
      relationships: [
        {
          spdxElementId: 'SPDXRef-DOCUMENT',
          relationshipType: 'DESCRIBES',
          relatedSpdxElement: 'SPDXRef-a',
          comment: 'the shop',
        },
        {
          spdxElementId: 'SPDXRef-a',
          relationshipType: 'DEPENDS_ON',
          relatedSpdxElement: 'DocumentRef-other:SPDXRef-x',
        },
      ],
    });
  });

  it('is the same with line ends of Windows', () => {
    expect(read(SHOP.replaceAll('\n', '\r\n'))).toEqual(read(SHOP));
  });

  it('writes reference categories as the schema of 2.2 does', () => {
    const { packages } = read(SHOP.replace('SPDX-2.3', 'SPDX-2.2.1')).parsed.document;
    expect(packages).toMatchObject([
      { externalRefs: [{ referenceCategory: 'PACKAGE_MANAGER' }] },
      {},
    ]);
  });
});

describe('lines that say nothing', () => {
  it.each([
    ['left-pad', 'tag-value-line', 'Line 4 is neither'],
    ['<text>', 'tag-value-line', 'Line 4 is neither'],
    [': x', 'tag-value-line', 'Line 4 is neither'],
    ['PackageColour: red', 'schema-unknown-member', '"PackageColour" (line 4)'],
    ['constructor: x', 'schema-unknown-member', '"constructor" (line 4)'],
    ['SPDXVersion: SPDX-2.2', 'schema-duplicate', 'line 4'],
    ['FileChecksum: SHA1: a', 'tag-value-line', 'before what it belongs to'],
    ['ExternalRefComment: a', 'tag-value-line', 'before what it belongs to'],
    ['ExternalDocumentRef: a', 'schema-value', 'line 4'],
    ['Relationship: A DEPENDS_ON', 'schema-value', 'line 4'],
    ['Relationship: A DEPENDS_ON B C', 'schema-value', 'line 4'],
  ])('%s', (line, kind, words) => {
    const { findings } = read(
      `SPDXVersion: SPDX-2.3\nDocumentComment: <text>\n</text>\n${line}\nPackageName: a\n`,
    );
    expect(findings).toEqual([
      expect.objectContaining({ kind, path: '', message: expect.stringContaining(words) }),
    ]);
  });

  it('are told up to a number', () => {
    const { findings } = read(`SPDXVersion: SPDX-2.3\n${'x\n'.repeat(5000)}`);
    expect(findings).toHaveLength(200);
  });
});

describe('text that is not read', () => {
  it.each([
    ['just text', 'SBOM_UNKNOWN_FORMAT', null],
    ['', 'SBOM_UNKNOWN_FORMAT', null],
    ['Comment: <text>\nSPDXVersion: SPDX-2.3\n</text>', 'SBOM_UNKNOWN_FORMAT', null],
    ['SPDXVersion: SPDX-2.1', 'SBOM_UNKNOWN_VERSION', 'spdx'],
    ['SPDXVersion:', 'SBOM_UNKNOWN_VERSION', 'spdx'],
    ['SPDXVersion: SPDX-2.3\nDocumentComment: <text>', 'SBOM_NOT_TAG_VALUE', 'spdx'],
  ])('%j: %s', (text, code, format) => {
    expect(readTagValue(text)).toMatchObject({
      ok: false,
      identity: { format },
      refusal: { code },
    });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(anyText(), mutations(SHOP)), (text) => {
        expect(typeof readTagValue(text).ok).toBe('boolean');
      }),
    );
  });
});
