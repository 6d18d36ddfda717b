import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { attributeValue } from '../../../src/platforms/https-endpoint/attribute-value';
import { anyText } from '../../any-text';

/** What the type String of CloudEvents allows. */
const allowed = anyText({ minLength: 1, maxLength: 80 }).filter(
  (text) => !/[\p{Cc}\p{Noncharacter_Code_Point}\p{Cs}]/u.test(text),
);

describe('attributeValue', () => {
  it.each([
    // The example of the specification, HTTP Protocol Binding §3.1.3.2.
    ['Euro € 😀', 'Euro%20%E2%82%AC%20%F0%9F%98%80'],
    ['main', 'main'],
    ['feature/a~b!c', 'feature/a~b!c'],
    ['say "hi"', 'say%20%22hi%22'],
    ['100%', '100%25'],
    ['%41', '%2541'],
    ['a\r\nx-evil: 1', 'a%EF%BF%BD%EF%BF%BDx-evil:%201'],
    ['\u007f\u0085', '%EF%BF%BD%EF%BF%BD'],
    ['\ud800', '%EF%BF%BD'],
    ['\uffff', '%EF%BF%BD'],
  ])('writes %j as %j', (value, header) => {
    expect(attributeValue(value)).toBe(header);
  });

  it('can be read back, from a header that any server takes', () => {
    fc.assert(
      fc.property(allowed, (value) => {
        const header = attributeValue(value) ?? '';
        expect(header).toMatch(/^[\x21\x23-\x7e]+$/);
        expect(decodeURIComponent(header)).toBe(value);
        expect(new Headers({ 'ce-x': header }).get('ce-x')).toBe(header);
      }),
    );
  });

  it('makes a header of at most 1,000 characters of whatever it gets, or none', () => {
    fc.assert(
      fc.property(anyText({ maxLength: 400 }), (value) => {
        expect(attributeValue(value) ?? 'none').toMatch(/^[\x21\x23-\x7e]{1,1000}$/);
      }),
    );
    expect(attributeValue('x'.repeat(1000))).toHaveLength(1000);
    expect(attributeValue('x'.repeat(1001))).toBeUndefined();
    expect(attributeValue('')).toBeUndefined();
  });
});
