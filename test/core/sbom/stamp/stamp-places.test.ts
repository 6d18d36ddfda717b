import { describe, expect, it } from '@jest/globals';
import { CYCLONEDX_JSON, CYCLONEDX_XML, SPDX_JSON, SPDX_YAML, TAG_VALUE, stamped } from './stamped';

describe('stamp of JSON', () => {
  it.each([
    // The last of two counts.
    [
      '{"metadata":{"component":{"version":"1","version":"2"}}}',
      '{"metadata":{"component":{"version":"1","version":"9"}}}',
    ],
    [
      '{"metadata":{"component":{"version":"1"}},"metadata":{"component":{"name":"a"}}}',
      '{"metadata":{"component":{"version":"1"}},"metadata":{"component":{"name":"a","version":"9"}}}',
    ],
    // Names may be escaped, values of any type.
    [
      '{"metad\\u0061ta":{"component":{"ver\\u0073ion":null}}}',
      '{"metad\\u0061ta":{"component":{"ver\\u0073ion":"9"}}}',
    ],
    [
      '{"metadata":{"component":{"version":{"a":["]}"]},"name":"x"}}}',
      '{"metadata":{"component":{"version":"9","name":"x"}}}',
    ],
    ['{"metadata":{"component":{}}}', '{"metadata":{"component":{"version": "9"}}}'],
    [
      '{"metadata":{"component":{ "type" : "x" }}}',
      '{"metadata":{"component":{ "version": "9", "type" : "x" }}}',
    ],
    [
      '{"metadata":{"component":{ "name" : "x" , "a":1}}}',
      '{"metadata":{"component":{ "name" : "x", "version" : "9" , "a":1}}}',
    ],
    // Numbers keep their spelling, strings their escapes.
    [
      '{"n":1.0e+2,"s":"\\u00e9\\/","metadata":{"component":{"version":"\\""}}}',
      '{"n":1.0e+2,"s":"\\u00e9\\/","metadata":{"component":{"version":"9"}}}',
    ],
    // A signature of something else.
    [
      '{"signature":null,"metadata":{"component":{"version":"1"}},"components":[{"signature":{}}]}',
      '{"signature":null,"metadata":{"component":{"version":"9"}},"components":[{"signature":{}}]}',
    ],
    [
      '{"metadata":{"component":{"components":[{"version":"1"}],"version":"2"}}}',
      '{"metadata":{"component":{"components":[{"version":"1"}],"version":"9"}}}',
    ],
    [
      '{"__proto__":{"metadata":1},"metadata":{"component":{"__proto__":{"version":"1"},"name":"x"}}}',
      '{"__proto__":{"metadata":1},"metadata":{"component":{"__proto__":{"version":"1"},"name":"x","version":"9"}}}',
    ],
  ])('%s', (before, after) => {
    expect(stamped(CYCLONEDX_JSON, before, '9')).toBe(after);
  });

  it('finds the described package by a relationship, in either direction', () => {
    const packages = [{ SPDXID: 'a' }, { SPDXID: 'b', name: 'b' }];
    const of = (relationship: object) =>
      JSON.parse(
        stamped(SPDX_JSON, JSON.stringify({ packages, relationships: [relationship] }), '9'),
      ) as unknown;
    const expected = { packages: [{ SPDXID: 'a' }, { SPDXID: 'b', name: 'b', versionInfo: '9' }] };
    const [us, them] = ['SPDXRef-DOCUMENT', 'b'];
    expect(
      of({ spdxElementId: us, relationshipType: 'DESCRIBES', relatedSpdxElement: them }),
    ).toMatchObject(expected);
    expect(
      of({ spdxElementId: them, relationshipType: 'DESCRIBED_BY', relatedSpdxElement: us }),
    ).toMatchObject(expected);
  });

  it('keeps up with nesting and with size', () => {
    const deep = `${'['.repeat(500_000)}${']'.repeat(500_000)}`;
    const text = `{"a":${deep},"metadata":{"component":{"a":${deep},"version":"1"}}}`;
    expect(stamped(CYCLONEDX_JSON, text, '2')).toBe(text.replace('"1"', '"2"'));
    const slashes = `{"a":"${'\\\\'.repeat(500_000)}","metadata":{"component":{"version":"1"}}}`;
    expect(stamped(CYCLONEDX_JSON, slashes, '2')).toBe(slashes.replace('"1"', '"2"'));
  });
});

describe('stamp of XML', () => {
  const bom = (component: string, prefix = '') =>
    `<?xml version="1.0"?>\n<${prefix}bom xmlns${prefix === '' ? '' : ':c'}="http://cyclonedx.org/schema/bom/1.6"><!-- 🚀 --><${prefix}metadata a="é>&lt;">${component}</${prefix}metadata></${prefix}bom>\r`;

  it.each([
    [
      '<component><name>a</name><version>1</version></component>',
      '<component><name>a</name><version>9</version></component>',
      '',
    ],
    [
      '<component><version ><![CDATA[1]]>&amp;<!-- x --></version\n></component>',
      '<component><version >9</version\n></component>',
      '',
    ],
    [
      '<c:component><c:version/></c:component>',
      '<c:component><c:version>9</c:version></c:component>',
      'c:',
    ],
    [
      '<c:component>\n  <c:name>é</c:name >\n</c:component>',
      '<c:component>\n  <c:name>é</c:name >\n  <c:version>9</c:version>\n</c:component>',
      'c:',
    ],
    [
      '<component><name>a</name><components><component><version>1</version></component></components></component>',
      '<component><name>a</name><version>9</version><components><component><version>1</version></component></components></component>',
      '',
    ],
  ])('%s', (before, after, prefix) => {
    expect(stamped(CYCLONEDX_XML, bom(before, prefix), '9')).toBe(bom(after, prefix));
  });
});

describe('stamp of YAML', () => {
  const spdx = (entry: string) =>
    `# 🚀\nspdxVersion: SPDX-2.3\ndocumentDescribes: [a]\npackages:\n${entry}\nname: é\n`;

  it.each([
    ['- {SPDXID: a, name: b}', '- {SPDXID: a, name: b, versionInfo: "9"}'],
    ['  - name: b # so\n    SPDXID: a', '  - name: b\n    versionInfo: "9" # so\n    SPDXID: a'],
    ['- SPDXID: a\n  versionInfo: # none', '- SPDXID: a\n  versionInfo: "9" # none'],
    ['- SPDXID: a\n  versionInfo:', '- SPDXID: a\n  versionInfo: "9"'],
    ["- SPDXID: a\n  versionInfo: '1'  # one", '- SPDXID: a\n  versionInfo: "9"  # one'],
    [
      '- SPDXID: a\n  versionInfo: |-\n    1\n  name: b',
      '- SPDXID: a\n  versionInfo: "9"\n  name: b',
    ],
    ['- SPDXID: a\n  "versionInfo" : &x 1', '- SPDXID: a\n  "versionInfo" : &x "9"'],
    [
      '- SPDXID: a\n  name: >-\n    b\n    c',
      '- SPDXID: a\n  name: >-\n    b\n    c\n  versionInfo: "9"',
    ],
  ])('%j', (before, after) => {
    expect(stamped(SPDX_YAML, spdx(before), '9')).toBe(spdx(after));
  });
});

describe('stamp of tag-value', () => {
  const spdx = (entry: string) =>
    `# PackageName: no\nSPDXVersion: SPDX-2.3\nSPDXID: SPDXRef-DOCUMENT\nDocumentComment: <text>\nPackageVersion: no\n</text>\n${entry}\nRelationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-a`;

  it.each([
    ['PackageName: a\nSPDXID: SPDXRef-a', 'PackageName: a\nPackageVersion: 9\nSPDXID: SPDXRef-a'],
    [
      'PackageName:a\nPackageVersion:1\nSPDXID:SPDXRef-a',
      'PackageName:a\nPackageVersion:9\nSPDXID:SPDXRef-a',
    ],
    [
      'PackageName: a\nPackageVersion:\nSPDXID: SPDXRef-a',
      'PackageName: a\nPackageVersion: 9\nSPDXID: SPDXRef-a',
    ],
    [
      'PackageName: a\nPackageVersion: 1 \nSPDXID: SPDXRef-a',
      'PackageName: a\nPackageVersion: 9 \nSPDXID: SPDXRef-a',
    ],
    [
      'PackageName: <text>a\nb</text>\nSPDXID: SPDXRef-a',
      'PackageName: <text>a\nb</text>\nPackageVersion: 9\nSPDXID: SPDXRef-a',
    ],
    [
      'PackageName: a\nPackageVersion: <text>1\n2</text>\nSPDXID: SPDXRef-a',
      'PackageName: a\nPackageVersion: 9\nSPDXID: SPDXRef-a',
    ],
    [
      'PackageName: b\nSPDXID: SPDXRef-b\nPackageVersion: 1\nPackageName: a\nSPDXID: SPDXRef-a\nFileName: f\nSPDXID: SPDXRef-f',
      'PackageName: b\nSPDXID: SPDXRef-b\nPackageVersion: 1\nPackageName: a\nPackageVersion: 9\nSPDXID: SPDXRef-a\nFileName: f\nSPDXID: SPDXRef-f',
    ],
  ])('%j', (before, after) => {
    expect(stamped(TAG_VALUE, spdx(before), '9')).toBe(spdx(after));
  });
});
