import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ApiError } from '../../../../../host/sandbox/bitbucket/rest/api-error';
import { parseQuery } from '../../../../../host/sandbox/bitbucket/rest/parse-query';

const FIELDS = {
  name: 'string',
  size: 'number',
  private: 'boolean',
  updated_on: 'date',
  attributes: 'list',
  'repository.uuid': 'string',
} as const;
const ITEM = {
  name: 'Shop "one"',
  size: 10,
  private: true,
  updated_on: '2026-11-01T12:00:00.000000+00:00',
  attributes: ['executable', 'binary'],
  repository: { uuid: '{u}' },
};

describe('parseQuery', () => {
  it.each([
    ['name = "Shop \\"one\\""', true],
    ['name = "shop"', false],
    ['name ~ "SHOP"', true],
    ['name !~ "SHOP"', false],
    ['name != "x"', true],
    ['name IN ("a", "Shop \\"one\\"")', true],
    ['name not in ("a","b")', true],
    ['size > 9', true],
    ['size >= 10 AND size <= 10', true],
    ['size < 10', false],
    ['size = "10"', false],
    ['private = true', true],
    ['private = FALSE', false],
    ['updated_on > 2026-10-31', true],
    ['updated_on > 2026-11-01T12:00:00+00:00', false],
    ['updated_on >= 2026-11-01T14:00:00+02:00', true],
    ['repository.uuid="{u}"', true],
    ['attributes = "binary"', true],
    ['attributes != "binary"', false],
    ['attributes ~ "exec"', true],
    ['attributes = "lfs"', false],
    ['name = null', false],
    ['name != null', true],
    ['size = 1 OR size = 10', true],
    ['size = 10 OR size = 1 AND private = false', true],
    ['(size = 10 OR size = 1) AND private = false', false],
  ])('%s → %p', (text, expected) => {
    expect(parseQuery(text, FIELDS)(ITEM)).toBe(expected);
  });

  it.each([
    '',
    'name',
    'name =',
    '= "x"',
    'name = x',
    'name "x"',
    'nope = 1',
    'name = "x',
    'size = 1 AND',
    '(size = 1',
    'size = 1)',
    'name IN "a"',
    'name IN ()',
    'name IN ("a",)',
    'size == 1',
    'name; drop',
    'size = 1 size = 2',
    '__proto__ = 1',
    'constructor.name = "Object"',
    'x'.repeat(5000),
  ])('refuses %p', (text) => {
    expect(() => parseQuery(text, FIELDS)).toThrow(ApiError);
  });

  it('finds any text that is in quotes', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 50 }), (text) => {
        const quoted = `"${text.replace(/[\\"]/g, '\\$&')}"`;
        return parseQuery(`name = ${quoted}`, FIELDS)({ name: text });
      }),
    );
  });

  it('parses or refuses, and never fails otherwise', () => {
    const part = fc.constantFrom(
      'name',
      'size',
      '=',
      '~',
      '"a"',
      '1',
      '(',
      ')',
      'AND',
      'OR',
      'IN',
      ',',
      'NOT',
      'null',
      '2026-01-01',
      '\\',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        try {
          return typeof parseQuery(parts.join(' '), FIELDS)(ITEM) === 'boolean';
        } catch (error) {
          return error instanceof ApiError && error.status === 400;
        }
      }),
    );
  });
});
