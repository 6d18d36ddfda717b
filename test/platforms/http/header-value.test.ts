import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { headerValue } from '../../../src/platforms/http/header-value';
import { anyText } from '../../any-text';

describe('headerValue', () => {
  it.each([
    ['feature/login', 'feature/login'],
    ['  trimmed  ', 'trimmed'],
    ['100%', '100%'],
    ['', undefined],
    [' \r\n ', undefined],
    ['a\r\nX-Evil: 1', 'a%0D%0AX-Evil: 1'],
    ['grün', 'gr%C3%BCn'],
    ['100% grün', '100%25 gr%C3%BCn'],
    ['日本', '%E6%97%A5%E6%9C%AC'],
    ['a\u0000b', 'a%00b'],
    ['\u202Eevil', '%E2%80%AEevil'],
    ['\ud800', '%EF%BF%BD'],
    ['x'.repeat(1000), 'x'.repeat(1000)],
    ['x'.repeat(1001), undefined],
    ['ü'.repeat(200), undefined],
  ])('%j → %j', (value, expected) => {
    expect(headerValue(value)).toBe(expected);
  });

  it('always fits a header, whatever it is given', () => {
    fc.assert(
      fc.property(anyText(), (value) => {
        const safe = headerValue(value);
        if (safe === undefined) return;
        expect(safe).toMatch(/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/);
        expect(new Headers({ 'x-test': safe }).get('x-test')).toBe(safe);
      }),
    );
  });

  it('can be decoded again where it was encoded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (value) => {
        const safe = headerValue(value);
        fc.pre(safe !== undefined && safe !== value.trim());
        expect(decodeURIComponent(safe)).toBe(value.trim());
      }),
    );
  });
});
