import { describe, expect, it } from '@jest/globals';
import { documentFileName } from '../../../src/core/delivery/document-file-name';

describe('documentFileName', () => {
  it.each([
    ['bom.json', 'json', 'bom.json'],
    ['a/b/BOM.JSON', 'json', 'BOM.JSON'],
    ['a/bom.json.gz', 'json', 'bom.json'],
    ['bom.xml.zst', 'xml', 'bom.xml'],
    ['dist/app.cdx', 'json', 'app.cdx.json'],
    ['app.intoto.jsonl', 'json', 'app.intoto.jsonl.json'],
    ['app.cdx.json', 'xml', 'app.cdx.json.xml'],
    ['app.spdx', 'tag-value', 'app.spdx'],
    ['app.spdx.rdf', 'rdf', 'app.spdx.rdf'],
  ] as const)('%s in %s is sent as %s', (path, serialization, name) => {
    expect(documentFileName(path, serialization)).toBe(name);
  });
});
