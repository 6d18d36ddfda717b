import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { partFileName } from '../../../src/platforms/http/part-file-name';
import { anyText } from '../../any-text';

describe('partFileName', () => {
  it.each([
    ['bom.json', 'bom.json'],
    ['services/api/bom.cdx.json', 'bom.cdx.json'],
    ['..\\..\\bom.json', 'bom.json'],
    ['../..', 'sbom.json'],
    ['', 'sbom.json'],
    ['dir/', 'sbom.json'],
    ['.sbom.json', 'sbom.json'],
    ['a"; filename="b.json', 'a_filename_b.json'],
    ['a\r\nX: y.json', 'a_X_y.json'],
    ['größe.json', 'gr_e.json'],
    [`${'a'.repeat(300)}.json`, `${'a'.repeat(95)}.json`],
  ])('%j → %j', (path, expected) => {
    expect(partFileName(path)).toBe(expected);
  });

  it('is a plain name, whatever it is given', () => {
    fc.assert(
      fc.property(anyText(), (path) => {
        expect(partFileName(path)).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/);
      }),
    );
  });
});
