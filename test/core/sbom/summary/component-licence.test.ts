import { describe, expect, it } from '@jest/globals';
import type { LicenceClaim } from '../../../../src/core/sbom/model/types';
import {
  componentLicence,
  normalLicences,
} from '../../../../src/core/sbom/summary/component-licence';

const id = (value: string, role?: LicenceClaim['role']): LicenceClaim => ({
  kind: 'id',
  value,
  ...(role && { role }),
});

describe('the licence of a component', () => {
  it.each<[string, LicenceClaim[], string]>([
    ['nothing', [], ''],
    ['one', [id('MIT')], 'MIT'],
    ['two', [id('MIT'), id('ISC')], 'ISC AND MIT'],
    ['the same twice', [id('MIT'), id('MIT')], 'MIT'],
    ['declared and concluded', [id('ISC', 'declared'), id('MIT', 'concluded')], 'MIT'],
    ['declared and no role', [id('ISC', 'declared'), id('MIT')], 'ISC AND MIT'],
    [
      'an alternative beside another',
      [{ kind: 'expression', value: 'MIT OR ISC' }, id('Zlib')],
      '(MIT OR ISC) AND Zlib',
    ],
    ['only declared', [id('ISC', 'declared')], 'ISC'],
  ])('of %s', (_name, licences, expected) => {
    expect(componentLicence({ licences })).toBe(expected);
  });

  it.each([
    ['MIT or Apache-2.0', 'Apache-2.0 OR MIT'],
    ['(MIT)', 'MIT'],
    ['Some licence, 1998', 'Some licence, 1998'],
    ['', ''],
  ])('%j is normally %j', (written, normal) => {
    const licenceOf = normalLicences();
    const licences: LicenceClaim[] = written === '' ? [] : [id(written)];
    expect([licenceOf({ licences }), licenceOf({ licences })]).toEqual([normal, normal]);
  });
});
