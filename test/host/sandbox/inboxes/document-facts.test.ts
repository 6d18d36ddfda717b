import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { documentFacts } from '../../../../host/sandbox/inboxes/document-facts';

const read = (document: unknown) =>
  documentFacts(new TextEncoder().encode(JSON.stringify(document)));
const SPDX = {
  spdxVersion: 'SPDX-2.3',
  packages: [
    { SPDXID: 'SPDXRef-a', name: 'left-pad', versionInfo: '1.3.0' },
    { SPDXID: 'SPDXRef-root', name: 'shop', versionInfo: '2.0.0' },
  ],
};
const shop = { format: 'SPDX', specVersion: '2.3', name: 'shop', version: '2.0.0', components: 2 };

describe('documentFacts', () => {
  it.each([
    ['documentDescribes', { ...SPDX, documentDescribes: ['SPDXRef-root'] }],
    [
      'a relationship',
      {
        ...SPDX,
        relationships: [
          {
            spdxElementId: 'SPDXRef-root',
            relationshipType: 'CONTAINS',
            relatedSpdxElement: 'SPDXRef-a',
          },
          {
            spdxElementId: 'SPDXRef-DOCUMENT',
            relationshipType: 'DESCRIBES',
            relatedSpdxElement: 'SPDXRef-root',
          },
        ],
      },
    ],
  ])('reads the described package of SPDX by %s', (_name, document) => {
    expect(read(document)).toEqual(shop);
  });

  it('leaves the version of SPDX empty where nothing is described', () => {
    expect(read(SPDX)).toEqual({ ...shop, name: '', version: '' });
  });

  it('reads the primary component of CycloneDX', () => {
    const metadata = { component: { name: 'shop', version: '1' } };
    expect(
      read({ bomFormat: 'CycloneDX', specVersion: '1.6', metadata, components: [{}, {}] }),
    ).toEqual({
      format: 'CycloneDX',
      specVersion: '1.6',
      name: 'shop',
      version: '1',
      components: 2,
    });
  });

  it.each([[null], [[]], ['text'], [{}], [{ bomFormat: 'Other' }], [{ spdxVersion: 3 }]])(
    'knows that %j is neither',
    (document) => {
      expect(read(document)).toBeUndefined();
    },
  );

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        const facts = documentFacts(new TextEncoder().encode(text));
        expect(facts === undefined || typeof facts.version === 'string').toBe(true);
      }),
    );
  });

  it('reads CycloneDX in XML, components at every level, files apart', () => {
    const xml = `<?xml version="1.0"?>
<bom xmlns="http://cyclonedx.org/schema/bom/1.5" version="1">
  <metadata><component type="application"><name>shop</name><version>3.1</version></component></metadata>
  <components>
    <component type="library"><name>a</name><version>1</version>
      <components><component type="library"><name>b</name></component></components>
    </component>
    <component type="file"><name>/etc/passwd</name></component>
  </components>
</bom>`;
    expect(documentFacts(new TextEncoder().encode(xml))).toEqual({
      format: 'CycloneDX',
      specVersion: '1.5',
      name: 'shop',
      version: '3.1',
      components: 2,
    });
  });

  it('takes no other XML', () => {
    expect(documentFacts(new TextEncoder().encode('<project><name>x</name></project>'))).toBe(
      undefined,
    );
  });
});
