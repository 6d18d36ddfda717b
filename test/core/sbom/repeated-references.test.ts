import { describe, expect, it } from '@jest/globals';
import { readSbom } from '../../../src/core/sbom/read-sbom';
import { fingerprint } from '../../../src/core/sbom/summary/fingerprint';
import { sha256 } from '../sha256';
import { utf8 } from './fixtures/encodings';

/*
 * RDF and SPDX 3 refer to what stands elsewhere, so that a small file can say a long text of very
 * many things. None of these documents ends within a minute where each mention is followed.
 */

const MANY = 5000;
const MORE = 20_000;

function times(count: number, make: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => make(index)).join('');
}

function rdf(attributes: string, content: string): string {
  return `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns:spdx="http://spdx.org/rdf/terms#" xmlns:rdfs="http://www.w3.org/2000/01/rdf-schema#" ${attributes}>
    <spdx:SpdxDocument rdf:about="http://a.example/#SPDXRef-DOCUMENT">
      <spdx:specVersion>SPDX-2.3</spdx:specVersion>
    </spdx:SpdxDocument>${content}</rdf:RDF>`;
}

function packagesOf(property: string): string {
  return times(
    MANY,
    (index) =>
      `<spdx:Package rdf:about="#p${index}"><spdx:${property} rdf:nodeID="X"/></spdx:Package>`,
  );
}

function spdx3(...elements: object[]): string {
  const context = 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld';
  return JSON.stringify({ '@context': context, '@graph': elements });
}

function packages(count: number, members: object): object[] {
  return Array.from({ length: count }, (_, index) => ({
    type: 'software_Package',
    spdxId: `urn:p:${index}`,
    name: `p${index}`,
    ...members,
  }));
}

const LONG = 'a'.repeat(100_000);
const EXPRESSION = times(500, (index) => `<spdx:member>LicenseRef-${index}</spdx:member>`);

describe('what many refer to', () => {
  it.each<[string, string]>([
    [
      'a long base',
      rdf(
        `xml:base="http://${LONG}"`,
        times(MANY, (i) => `<spdx:File rdf:ID="${i}"/>`),
      ),
    ],
    [
      'a relationship of many values',
      rdf(
        '',
        `<spdx:Relationship rdf:nodeID="X">${times(MANY, () => '<rdfs:comment rdf:resource="#a"/>')}
        </spdx:Relationship>${packagesOf('relationship')}`,
      ),
    ],
    [
      'a long hash in RDF',
      rdf(
        '',
        `<spdx:Checksum rdf:nodeID="X"><spdx:checksumValue>${LONG}</spdx:checksumValue>
        </spdx:Checksum>${packagesOf('checksum')}`,
      ),
    ],
    [
      'long licences of many sets',
      rdf(
        '',
        `<spdx:ConjunctiveLicenseSet rdf:nodeID="X">${EXPRESSION}</spdx:ConjunctiveLicenseSet>` +
          times(
            MANY,
            (
              i,
            ) => `<spdx:Package rdf:about="#p${i}"><spdx:licenseConcluded><spdx:DisjunctiveLicenseSet>
              <spdx:member rdf:nodeID="X"/><spdx:member>L${i}</spdx:member>
            </spdx:DisjunctiveLicenseSet></spdx:licenseConcluded></spdx:Package>`,
          ),
      ),
    ],
    [
      'a supplier of a long name',
      spdx3(
        { type: 'Organization', spdxId: 'urn:o', name: `${' '.repeat(100_000)}x` },
        ...packages(MANY, { suppliedBy: 'urn:o' }),
      ),
    ],
    [
      'a long hash',
      spdx3(
        { type: 'Hash', '@id': '_:h', algorithm: 'sha256', hashValue: LONG },
        ...packages(MANY, { verifiedUsing: ['_:h'] }),
      ),
    ],
    [
      'a tool of a long name',
      spdx3(
        { type: 'Tool', spdxId: 'urn:t', name: LONG },
        {
          type: 'CreationInfo',
          '@id': '_:c',
          createdUsing: Array.from({ length: MANY }, () => 'urn:t'),
        },
      ),
    ],
    [
      'an end of very many edges',
      spdx3({
        type: 'Relationship',
        relationshipType: 'DEPENDENCY_OF',
        from: 'urn:p',
        to: Array.from({ length: 1_000_000 }, (_, index) => `:${index}`),
      }),
    ],
  ])('%s is too large', async (_name, text) => {
    const { ok, refusal, identity } = await readSbom(utf8(text));
    expect({ ok, code: refusal?.code, format: identity.format }).toEqual({
      ok: false,
      code: 'SBOM_TOO_LARGE',
      format: 'spdx',
    });
  });

  it.each<[string, string]>([
    [
      'the same short text',
      spdx3(
        { type: 'Organization', spdxId: 'urn:o', name: 'Shop Ltd' },
        { type: 'Hash', '@id': '_:h', algorithm: 'sha256', hashValue: 'a'.repeat(64) },
        ...packages(MORE, { suppliedBy: 'urn:o', verifiedUsing: ['_:h'] }),
      ),
    ],
    [
      'one id that all have, and its licences',
      spdx3(
        ...packages(MORE, { spdxId: 'urn:p' }),
        { type: 'expandedlicensing_ListedLicense', spdxId: 'urn:l', name: 'MIT' },
        {
          type: 'Relationship',
          relationshipType: 'hasConcludedLicense',
          from: 'urn:p',
          to: Array.from({ length: MORE }, () => 'urn:l'),
        },
      ),
    ],
    [
      'a long id that nothing has',
      spdx3(...packages(MORE, {}), {
        type: 'Relationship',
        relationshipType: 'DEPENDENCY_OF',
        from: `urn:${LONG.repeat(3)}`,
        to: Array.from({ length: MORE }, (_, index) => `urn:p:${index}`),
      }),
    ],
  ])('%s is read', async (_name, text) => {
    const { ok, facts, model } = await readSbom(utf8(text));
    expect({ ok, components: facts?.components }).toEqual({ ok: true, components: MORE });
    if (model !== undefined) expect(fingerprint(model, sha256)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('a licence belongs to the first of several packages with one id', async () => {
    const { model } = await readSbom(
      utf8(
        spdx3(
          ...packages(3, { spdxId: 'urn:p' }),
          { type: 'expandedlicensing_ListedLicense', spdxId: 'urn:l', name: 'MIT' },
          {
            type: 'Relationship',
            relationshipType: 'hasDeclaredLicense',
            from: 'urn:p',
            to: ['urn:l'],
          },
        ),
      ),
    );
    expect(model?.components.map(({ licences }) => licences.length)).toEqual([1, 0, 0]);
  });

  it('a namespace that is too long is refused', async () => {
    const content = times(MANY, () => '<z:b/>');
    const { refusal } = await readSbom(utf8(rdf(`xmlns:z="http://${LONG}"`, content)));
    expect(refusal).toMatchObject({ code: 'SBOM_TOO_LARGE' });
  });
});
