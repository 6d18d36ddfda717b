import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import semver from 'semver';
import { compareVersions } from '../../../../src/core/sbom/compare/compare-versions';
import { anyText } from '../../../any-text';

/** Each line from old to new; `=` stands between equals. */
const ASCENDING: Readonly<Record<string, readonly string[]>> = {
  npm: [
    '1.0.0-alpha < 1.0.0-alpha.1 < 1.0.0-alpha.beta < 1.0.0-beta < 1.0.0-beta.2 < 1.0.0-beta.11 < 1.0.0-rc.1 < 1.0.0',
    '1 = 1.0 = v1.0.0 = 1.0.0+build < 1.0.1 < 1.9 < 1.10 < 2',
    '1.0.0-0 < 1.0.0-1 < 1.0.0-a',
    '1.2.3rc1 < 1.2.3 < 18446744073709551616.0.0 < 18446744073709551617.0.0',
  ],
  golang: [
    'v0.0.0-20190101000000-abcdefabcdef < v0.0.0-20200101000000-000000000000 < v0.0.1',
    'v2.0.0 = v2.0.0+incompatible < v2.0.1+incompatible',
    'go1.21rc2 < go1.21.0 < go1.21.3 = 1.21.3',
  ],
  pub: ['1.0.0 < 1.0.0+1 < 1.0.0+2 < 1.0.0+10'],
  nuget: ['1.0.0-Alpha = 1.0.0-alpha < 1.0.0-BETA < 1.0.0.0 = 1.0 < 1.0.0.1 < 1.0.1'],
  composer: [
    '1.0.0-dev < 1.0.0-alpha1 < 1.0.0-beta < 1.0.0-beta2 < 1.0.0-RC1 < 1.0.0 = v1.0 < 1.0.0-p1 < 1.0.0-pl2 < 1.0.1',
  ],
  pypi: [
    '1.0.dev456 < 1.0a1 < 1.0a2.dev456 < 1.0a12.dev456 < 1.0a12 < 1.0b1.dev456 < 1.0b2 < 1.0b2.post345.dev456 < 1.0b2.post345 < 1.0rc1.dev456 < 1.0rc1 < 1.0 < 1.0+abc.5 < 1.0+abc.7 < 1.0+5 < 1.0.post456.dev34 < 1.0.post456 < 1.0.15 < 1.1.dev1 < 1!0.1',
    '1.0 = 1.0.0 = v1.0',
  ],
  maven: [
    '1-alpha2snapshot < 1-alpha2 < 1-alpha-123 < 1-beta-2 < 1-beta123 < 1-m2 < 1-m11 < 1-rc < 1-cr2 < 1-rc123 < 1-SNAPSHOT < 1 < 1-sp < 1-sp2 < 1-sp123 < 1-abc < 1-def < 1-pom-1 < 1-1-snapshot < 1-1 < 1-2 < 1-123',
    '2.0 < 2.0.a < 2-1 < 2.0.2 < 2.0.123 < 2.1.0 < 2.1-a < 2.1b < 2.1-c < 2.1-1 < 2.1.0.1 < 2.2 < 2.123 < 11.a2 < 11.a11 < 11.b2 < 11.b11 < 11.m2 < 11.m11 < 11 < 11.a < 11b < 11c < 11m',
    '1 = 1.0 = 1.0.0 = 1-0 = 1.0-0 = 1. = 1- = 1ga = 1.Final = 1-RELEASE = 1.0.0-0.0.0',
    '1a1 = 1-alpha1 = 1.0-alpha-1 < 1b2 = 1beta2 < 1m3 = 1MileStone3 < 1cr = 1RC',
    '1.0.0-foo.0.0 = 1-foo < 1-1.foo-bar1baz-.1 = 1-1.foo-bar-1-baz-0.1',
    '6.1.0rc3 < 6.1.0 < 6.1H.5-beta',
    '20190126.230843 < 1234567890.12345 < 123456789012345.1H.5-beta < 12345678901234567890.1H.5-beta',
    '1.0.RC2 < 1.0-RC3 < 1.0.1',
    '1.0.final-redhat < 1.0-sp1-redhat = 1.0-sp-1-redhat',
    '31.1-android < 31.1-jre < 32.0.0-android',
  ],
  gem: [
    '1.0.a < 1.0.a.2 < 1.0.b1 < 1.0.rc2 = 1.0.rc.2 < 1.0 = 1 = 1.0.0 < 1.0.1 < 1.9.3 < 1.10',
    '1.0.0-beta < 1.0.0',
  ],
  deb: [
    '1.0~~ < 1.0~~a < 1.0~ < 1.0 < 1.0a < 1.0+b < 1.0.1',
    '1.0~rc1-1 < 1.0-1 < 1.0-1ubuntu0.1 < 1.0-1ubuntu0.2 < 1.0-2 < 9.0 < 1:0.1 < 2:0',
    '1.0 = 1.0-0 = 0:1.0 = 01.0 < 1.0-0.1',
    '2.35-0ubuntu3.8 < 2.39-0ubuntu8.4',
    '7.6-0 < 7.6p2-4 < 9a < 10',
  ],
  rpm: [
    '1.0 < 2.0 < 2.0.1 < 2.0.1a < 5.5p1 < 5.5p2 < 5.5p10 < 5.6p1 < 6.5p1',
    '10xyz < 10.1xyz',
    'xyz.4 < 2 < 8',
    '1.0~rc1~git123 < 1.0~rc1 < 1.0~rc2 < 1.0 < 1.0^ < 1.0^git1 < 1.0^git2 < 1.0.1',
    '1.0^git1~pre < 1.0^git1',
    '10.0001 = 10.1 < 10.0039',
    '2_0 = 2.0',
    '6.0 < 6.0.rc1',
    '1.0-1.el8 < 1.0-1.el9 < 1.0-10.el8 < 1:0.9-1.el8',
  ],
  apk: [
    '1.2.3_alpha < 1.2.3_alpha2 < 1.2.3_beta < 1.2.3_pre1 < 1.2.3_rc1 < 1.2.3_rc2 < 1.2.3 < 1.2.3-r0 < 1.2.3-r1 < 1.2.3-r10 < 1.2.3_git20200101 < 1.2.3_p1 < 1.2.3_p1-r1 < 1.2.3b < 1.2.3.1 < 1.2.10',
    '1.01 < 1.1',
    '1.1.1t-r1 < 1.1.1u-r0',
  ],
  cran: ['1.0 < 1.0-1 = 1.0.1 < 1.2-3'],
  '': ['1.0.0-rc.1 < 1.0.0 < 1.10', '22.04 < 24.04'],
};

const chains = Object.entries(ASCENDING).flatMap(([type, lines]) =>
  lines.map((line) => [type, line] as const),
);

describe('compareVersions', () => {
  it.each(chains)('%s: %s', (type, line) => {
    const ranks = line.split(' < ').map((equals) => equals.split(' = '));
    const versions = ranks.flatMap((equals, rank) => equals.map((text) => ({ text, rank })));
    for (const a of versions) {
      for (const b of versions) {
        const expected = Math.sign(a.rank - b.rank);
        expect([a.text, b.text, compareVersions(type, a.text, b.text)]).toEqual([
          a.text,
          b.text,
          expected,
        ]);
      }
    }
  });

  it.each([
    ['npm', 'latest', '1.0.0'],
    ['npm', '1.0.0', ''],
    ['npm', '1.0.x', '1.0.0'],
    ['npm', '1.0.0', '1.0.0 beta'],
    ['golang', '(devel)', 'v1.0.0'],
    ['github', '8f4b7f84864484a7bf31766abe9204da3cbe65b3', 'v1.0.0'],
    ['composer', 'dev-main', '1.0.0'],
    ['pypi', '1.0-banana', '1.0'],
    ['gem', '1.0_1', '1.0'],
    ['deb', 'a:1', '1'],
    ['deb', 'no number', '1'],
    ['rpm', '', '1'],
    ['apk', '1.2.3-beta', '1.2.3'],
    ['cran', '1.0.0a', '1.0.0'],
    ['alpm', '1.0-1', '1.0-2'],
    ['cpan', '1.10', '1.9'],
    ['conan', '1.1.1', '1.1.1w'],
    ['conda', '1.0-1', '1.0'],
    ['', '12', 'jammy'],
    ['npm', `1.${'0.'.repeat(200)}1`, '1'],
    ['__proto__', 'a', 'b'],
    ['constructor', 'a', 'b'],
  ])('%s does not order %j and %j', (type, a, b) => {
    expect(compareVersions(type, a, b)).toBeUndefined();
    expect(compareVersions(type, b, a)).toBeUndefined();
  });

  const TYPES = [...Object.keys(ASCENDING), 'hackage', 'conan', 'cocoapods', 'alpm'];
  const type = fc.constantFrom(...TYPES);
  const part = fc.constantFrom(
    ...['0', '00', '1', '01', '2', '10', '.', '-', '+', '~', '^', '_', ':', '!', 'a', 'b', 'rc'],
    ...['.0', '.1', '-1', '-r1', '_p', '_rc1', 'alpha', 'beta', 'sp', 'ga', 'x', 'v', '.post1'],
    ...['.dev1', '-alpha', '-SNAPSHOT', '9'.repeat(30), 'é', ' ', '99999999999999999999'],
  );
  const version = fc.oneof(
    fc
      .tuple(fc.constantFrom('1', '0', '1.0', '2'), fc.array(part, { maxLength: 5 }))
      .map(([head, rest]) => head + rest.join('')),
    fc.array(part, { maxLength: 6 }).map((parts) => parts.join('')),
  );

  it('is the same both ways round, and every version that has an order equals itself', () => {
    fc.assert(
      fc.property(type, version, version, (t, a, b) => {
        const order = compareVersions(t, a, b);
        const back = compareVersions(t, b, a);
        if (order === undefined) {
          expect(back).toBeUndefined();
        } else {
          expect(order + (back ?? NaN)).toBe(0);
          expect(compareVersions(t, a, a)).toBe(0);
          expect(compareVersions(t, b, b)).toBe(0);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('is transitive', () => {
    fc.assert(
      fc.property(type, version, version, version, (t, a, b, c) => {
        const all = [a, b, c];
        if (compareVersions(t, a, b) === undefined || compareVersions(t, b, c) === undefined)
          return;
        const [x = '', y = '', z = ''] = all.sort((p, q) => compareVersions(t, p, q) ?? NaN);
        expect(compareVersions(t, x, y)).not.toBe(1);
        expect(compareVersions(t, y, z)).not.toBe(1);
        expect(compareVersions(t, x, z)).not.toBe(1);
        const equal = compareVersions(t, x, y) === 0 && compareVersions(t, y, z) === 0;
        expect(compareVersions(t, x, z) === 0).toBe(equal);
      }),
      { numRuns: 4000 },
    );
  });

  it('never throws', () => {
    const text = anyText({ maxLength: 300 });
    fc.assert(
      fc.property(fc.oneof(type, text), text, text, (t, a, b) => {
        expect([-1, 0, 1, undefined]).toContain(compareVersions(t, a, b));
      }),
    );
  });

  it('agrees with the semver package on what that reads', () => {
    const number = fc.nat({ max: 12 }).map(String);
    const id = fc.constantFrom('alpha', 'beta', 'rc', '1', '2', '11', 'a-b', '0a');
    const strict = fc
      .tuple(number, number, number, fc.array(id, { maxLength: 3 }))
      .map(([x, y, z, pre]) => `${x}.${y}.${z}${pre.length > 0 ? `-${pre.join('.')}` : ''}`);
    fc.assert(
      fc.property(strict, strict, (a, b) => {
        expect(compareVersions('npm', a, b)).toBe(semver.compare(a, b));
      }),
    );
  });
});
