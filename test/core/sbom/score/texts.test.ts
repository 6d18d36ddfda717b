import { describe, expect, it } from '@jest/globals';
import { hashStrength } from '../../../../src/core/sbom/score/hash-strength';
import { isCpe } from '../../../../src/core/sbom/score/is-cpe';
import { isPurl } from '../../../../src/core/sbom/score/is-purl';
import { isRestrictive } from '../../../../src/core/sbom/score/is-restrictive';
import { isTimestamp } from '../../../../src/core/sbom/score/is-timestamp';
import { licenceFacts } from '../../../../src/core/sbom/score/licence-facts';
import { isPurpose } from '../../../../src/core/sbom/score/purposes';

describe('a purl', () => {
  it.each([
    'pkg:npm/lodash@4.17.21',
    'pkg:npm/%40angular/core@17.0.0',
    'pkg:npm/@angular/core@17.0.0',
    'pkg:npm/@angular/core',
    'pkg:deb/debian/curl@7.50.3-1?arch=i386&distro=jessie#a/b',
    'pkg:golang/github.com/acme/app@v2.0.0',
    'pkg:maven/org.apache/batik@1.9?repository_url=a@b/c',
    'pkg://npm/lodash',
    'PKG:NPM/lodash',
  ])('is %s', (text) => {
    expect(isPurl(text)).toBe(true);
  });

  it.each([
    ['', 'nothing'],
    ['invalid-purl-format', 'no scheme'],
    ['pkg:', 'nothing behind the scheme'],
    ['pkg:npm', 'no name'],
    ['pkg:npm/', 'an empty name'],
    ['pkg:npm/@1.0', 'only a version'],
    ['pkg:npm/ns/@1.0', 'a namespace and a version'],
    ['pkg:npm/?a=b', 'only qualifiers'],
    ['pkg:npm/#a', 'only a subpath'],
    ['pkg:9npm/lodash', 'a type that begins with a digit'],
    [`pkg:npm/${'a'.repeat(5000)}`, 'longer than any purl'],
  ])('is not %j (%s)', (text) => {
    expect(isPurl(text)).toBe(false);
  });
});

describe('a CPE', () => {
  it.each([
    'cpe:2.3:a:acme:app:1.0:*:*:*:*:*:*:*',
    'cpe:2.3:o:linux:linux_kernel:5.10:-:*:*:*:*:*:*',
    String.raw`cpe:2.3:a:acme:a\:b:1.0:*:*:*:*:*:*:*`,
    'CPE:2.3:A:acme:app:1.0:*:*:*:*:*:*:*',
    'cpe:/a:acme:app:1.0',
    'cpe:/o',
  ])('is %s', (text) => {
    expect(isCpe(text)).toBe(true);
  });

  it.each([
    ['', 'nothing'],
    ['cpe:2.3:a:acme:app:1.0', 'too few parts'],
    ['cpe:2.3:a:acme:app:1.0:*:*:*:*:*:*:*:*', 'too many parts'],
    ['cpe:2.3:x:acme:app:1.0:*:*:*:*:*:*:*', 'an unknown part'],
    [String.raw`cpe:2.3:a:acme:app\:1.0:*:*:*:*:*:*:*`, 'an escaped colon'],
    ['cpe:2.3:a:ac me:app:1.0:*:*:*:*:*:*:*', 'a blank'],
    ['cpe:/x:acme', 'an unknown part in a URI'],
    ['cpe:/a:1:2:3:4:5:6:7', 'too many parts in a URI'],
    ['acme:app', 'no scheme'],
    [`cpe:/a:${':'.repeat(3000)}`, 'longer than any CPE'],
  ])('is not %j (%s)', (text) => {
    expect(isCpe(text)).toBe(false);
  });
});

describe('a timestamp', () => {
  it.each([
    '2024-01-15T10:30:00Z',
    '2022-05-28T10:20:03.79527Z',
    '2024-02-29T23:59:59+05:30',
    ' 2024-01-15T10:30:00Z ',
  ])('is %j', (text) => {
    expect(isTimestamp(text)).toBe(true);
  });

  it.each([
    undefined,
    '',
    '2024-01-15',
    '2024-01-15 10:30:00Z',
    '2024-01-15T10:30:00',
    '2023-02-29T10:30:00Z',
    '2024-13-01T10:30:00Z',
    '2024-00-01T10:30:00Z',
    '2024-01-00T10:30:00Z',
    '2024-01-15T24:00:00Z',
    '2024-01-15T10:60:00Z',
    '2024-01-15T10:30:00+99:00',
    'yesterday',
    `2024-01-15T10:30:00.${'0'.repeat(100)}Z`,
  ])('is not %j', (text) => {
    expect(isTimestamp(text)).toBe(false);
  });
});

describe('the strength of hashes', () => {
  it.each([
    [['SHA-256'], 'strong'],
    [['SHA256'], 'strong'],
    [['sha_512'], 'strong'],
    [['SHA-224'], 'strong'],
    [['SHA3-384'], 'strong'],
    [['BLAKE2b-256'], 'strong'],
    [['BLAKE3'], 'strong'],
    [['Streebog-512'], 'strong'],
    [['MD5'], 'weak'],
    [['SHA-1'], 'weak'],
    [['ADLER-32'], 'weak'],
    [['MD5', 'SHA-1', 'SHA-256'], 'strong'],
    [['CRC32', 'MD2'], 'weak'],
    [['CRC32'], undefined],
    [['BLAKE2b-160'], undefined],
    [['S'.repeat(10_000)], undefined],
    [[], undefined],
  ])('of %j is %s', (algorithms, expected) => {
    expect(hashStrength(algorithms.map((algorithm) => ({ algorithm, value: 'aa' })))).toBe(
      expected,
    );
  });

  it('takes a blank value for none', () => {
    expect(hashStrength([{ algorithm: 'SHA-256', value: ' ' }])).toBeUndefined();
  });
});

describe('what is known of a licence', () => {
  it.each([
    ['MIT', 'valid listed'],
    ['mit', 'valid listed'],
    ['MIT OR Apache-2.0', 'valid listed'],
    ['LicenseRef-acme', 'valid'],
    ['MIT AND LicenseRef-acme', 'valid'],
    ['DocumentRef-x:LicenseRef-acme', 'valid'],
    ['Acme Public License', ''],
    ['Acme-1.0', ''],
    ['MIT AND Acme-1.0', ''],
    ['', ''],
    ['GPL-2.0', 'valid listed deprecated restrictive'],
    ['GPL-2.0+', 'valid listed deprecated restrictive'],
    ['GPL-2.0-only WITH Classpath-exception-2.0', 'valid listed restrictive'],
    ['MIT OR MPL-2.0', 'valid listed restrictive'],
    ['Nunit', 'valid listed deprecated'],
    ['CECILL-B', 'valid listed'],
    ['CECILL-C', 'valid listed restrictive'],
    ['('.repeat(100_000), ''],
  ])('%j: %s', (text, expected) => {
    const facts = Object.entries(licenceFacts(text)).flatMap(([name, holds]) =>
      holds ? name : [],
    );
    expect(facts.join(' ')).toBe(expected);
  });
});

describe('restrictive licences', () => {
  it.each(['AGPL-3.0-only', 'LGPL-2.1-or-later', 'EUPL-1.2', 'CC-BY-NC-4.0', 'CC-BY-SA-4.0'])(
    'has %s',
    (id) => {
      expect(isRestrictive(id)).toBe(true);
    },
  );
  it.each(['MIT', 'Apache-2.0', 'BSD-3-Clause', 'CC-BY-4.0', 'CC0-1.0', 'CERN-OHL-P-2.0', ''])(
    'has not %j',
    (id) => {
      expect(isRestrictive(id)).toBe(false);
    },
  );
});

describe('types of components', () => {
  it.each([
    ['library', 'cyclonedx', true],
    ['Library', 'cyclonedx', true],
    ['machine-learning-model', 'cyclonedx', true],
    ['source', 'cyclonedx', false],
    ['source', 'spdx', true],
    ['operating-system', 'spdx', true],
    ['constructor', 'spdx', false],
    [undefined, 'spdx', false],
  ] as const)('%s of %s: %s', (type, format, expected) => {
    expect(isPurpose(type, format)).toBe(expected);
  });
});
