import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  asksFor,
  parseFields,
  selectFields,
} from '../../../../../host/sandbox/bitbucket/rest/select-fields';

const BODY = {
  size: 2,
  next: 'n',
  values: [
    { name: 'a', target: { hash: 'h', date: 'd' }, links: { self: { href: 's' }, html: null } },
    { name: 'b', target: null, links: {} },
  ],
};

describe('selectFields', () => {
  it.each([
    ['size', { size: 2 }],
    ['values.name,next', { next: 'n', values: [{ name: 'a' }, { name: 'b' }] }],
    ['values.target.hash', { values: [{ target: { hash: 'h' } }, { target: null }] }],
    ['values.links.*', { values: [{ links: BODY.values[0]?.links }, { links: {} }] }],
    ['-values', { size: 2, next: 'n' }],
    [
      '-values.links,-values.target.date',
      {
        size: 2,
        next: 'n',
        values: [
          { name: 'a', target: { hash: 'h' } },
          { name: 'b', target: null },
        ],
      },
    ],
    ['nope', {}],
    ['size,-size', {}],
    ['+values.reviewers', BODY],
    ['', BODY],
  ])('%s', (fields, expected) => {
    expect(selectFields(BODY, parseFields(fields))).toEqual(expected);
  });

  it('knows what a list is asked to add', () => {
    const asked = (fields: string) => asksFor(parseFields(fields), 'values.reviewers');
    expect(
      ['+values.reviewers', 'values.reviewers.uuid', '+values.*', 'values'].map(asked),
    ).toEqual([true, true, true, true]);
    expect(['', 'values.name', '-values.reviewers', '+values.participants'].map(asked)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('never adds anything, and removing nothing changes nothing', () => {
    const keys = fc.constantFrom('a', 'b', 'c');
    const tree = fc.object({ key: keys, maxDepth: 3, values: [fc.integer(), fc.constant(null)] });
    fc.assert(
      fc.property(tree, fc.array(keys, { minLength: 1, maxLength: 3 }), (body, path) => {
        const kept = JSON.stringify(selectFields(body, parseFields(path.join('.'))));
        expect(kept.length).toBeLessThanOrEqual(JSON.stringify(body).length);
        expect(selectFields(body, parseFields('-nope'))).toEqual(body);
      }),
    );
  });
});
