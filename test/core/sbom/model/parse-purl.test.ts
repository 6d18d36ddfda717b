import { PackageURL } from '@socketregistry/packageurl-js';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseOrdinaryPurl } from '../../../../src/core/sbom/model/parse-ordinary-purl';
import { MAX_PURL, parsePurl } from '../../../../src/core/sbom/model/parse-purl';
import { anyText } from '../../../any-text';

describe('parsePurl', () => {
  it.each([
    ['pkg:npm/a@1', { type: 'npm', name: 'a', version: '1' }],
    [
      'pkg:npm/%40babel/core@7.0.0',
      { type: 'npm', namespace: '@babel', name: 'core', version: '7.0.0' },
    ],
    ['pkg:npm/@babel/core', { type: 'npm', namespace: '@babel', name: 'core' }],
    ['pkg:npm/Foo@1', { type: 'npm', name: 'foo', version: '1' }],
    ['pkg:pypi/Django_Foo@1', { type: 'pypi', name: 'django-foo', version: '1' }],
    ['pkg://npm/a', { type: 'npm', name: 'a' }],
    ['PKG:npm/a', { type: 'npm', name: 'a' }],
    [
      'pkg:deb/debian/g%2B%2B@1%3A2.3-4%2Bb1?arch=amd64&distro=debian-12',
      {
        type: 'deb',
        namespace: 'debian',
        name: 'g++',
        version: '1:2.3-4+b1',
        qualifiers: 'arch=amd64&distro=debian-12',
      },
    ],
    ['pkg:deb/debian/g++@1:2', { type: 'deb', namespace: 'debian', name: 'g++', version: '1:2' }],
    [
      'pkg:golang/github.com/Azure/Foo/v2@v2.0.0+incompatible#sub/dir',
      {
        type: 'golang',
        namespace: 'github.com/Azure/Foo',
        name: 'v2',
        version: 'v2.0.0+incompatible',
        subpath: 'sub/dir',
      },
    ],
    [
      'pkg:golang/github.com/a/b@v1.x',
      { type: 'golang', namespace: 'github.com/a', name: 'b', version: 'v1.x' },
    ],
    [
      'pkg:golang/github.com/a/b@v1.x^',
      { type: 'golang', namespace: 'github.com/a', name: 'b', version: 'v1.x^' },
    ],
    [
      'pkg:oci/alpine@sha256%3Aabc?repository_url=docker.io%2Flibrary',
      {
        type: 'oci',
        name: 'alpine',
        version: 'sha256:abc',
        qualifiers: 'repository_url=docker.io%2Flibrary',
      },
    ],
    ['pkg:generic/My%20App%20(x86)@1', { type: 'generic', name: 'My App (x86)', version: '1' }],
    [
      'pkg:swid/Acme/acme.example/an%20app@4.0.3?tag_id=1',
      {
        type: 'swid',
        namespace: 'Acme/acme.example',
        name: 'an app',
        version: '4.0.3',
        qualifiers: 'tag_id=1',
      },
    ],
  ])('reads %s', (text, purl) => {
    expect(parsePurl(text)).toEqual(purl);
  });

  it.each([
    ['pkg:maven/x@1', 'maven asks for a namespace'],
    ['pkg:swift/x@1', 'swift asks for a namespace'],
    ['pkg:swift/github.com/a/b', 'swift asks for a version'],
    ['pkg:cran/x', 'cran asks for a version'],
    ['pkg:npm/%40scope%2Fx@1', 'npm asks for the scope as a namespace'],
    ['pkg:cargo/ns/x@1', 'cargo forbids something in it'],
  ])('reads %s and says what it breaks', (text, breaks) => {
    expect(parsePurl(text)).toMatchObject({ breaks });
  });

  it.each([
    '',
    'a',
    'npm/a',
    'pkg:',
    'pkg:npm',
    'pkg:npm/',
    'pkg:npm/@1',
    'pkg:/a',
    'pkg:1npm/a',
    'pkg:n m/a',
    'pkg:npm/a b',
    ' pkg:npm/a',
    'pkg:npm/a\n',
    'pkg:npm/a%00',
    'pkg:npm/%zz',
    'pkg:npm/a@%zz',
    'pkg:npm/a?%zz=1',
    'http://example.com/a',
    `pkg:npm/${'a'.repeat(MAX_PURL)}`,
  ])('knows that %j is none', (text) => {
    expect(parsePurl(text)).toBeUndefined();
  });

  it('never throws', () => {
    const part = fc.oneof(
      anyText(),
      fc.constantFrom('pkg:', 'npm', 'maven', '/', '@', '?', '#', '%', '=', '&', ':', '%40'),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        expect(['object', 'undefined']).toContain(typeof parsePurl(parts.join('')));
      }),
      { numRuns: 500 },
    );
  });
});

describe('parseOrdinaryPurl', () => {
  const type = fc.constantFrom(
    ...['alpm', 'apk', 'cargo', 'composer', 'deb', 'gem', 'generic', 'github', 'golang', 'hex'],
    ...['maven', 'npm', 'nuget', 'oci', 'pypi', 'rpm', 'conan', 'swift', 'pub'],
  );
  const text = (units: string, minLength: number) =>
    fc
      .array(fc.constantFrom(...units, '%2B', '%3A', '%40'), { minLength, maxLength: 6 })
      .map((characters) => characters.join(''));
  const segment = text('abcdxyzaeioA019._-+~@', 1);
  const version = text('abzA0123459._-+~:', 1);
  const qualifiers = fc.constantFrom('', '?arch=x', '?arch=x&epoch=1', '?a=b%2Fc', '?A=b', '?a=');
  const subpath = fc.constantFrom('', '#a/b', '#a', '#../a', '#.a');

  it('says what the library says, wherever it says anything', () => {
    let ordinary = 0;
    fc.assert(
      fc.property(
        type,
        fc.array(segment, { maxLength: 2 }),
        segment,
        fc.option(version),
        qualifiers,
        subpath,
        (chosen, path, name, tag, query, fragment) => {
          const purl = `pkg:${chosen}/${[...path, name].join('/')}${tag === null ? '' : `@${tag}`}${query}${fragment}`;
          const own = parseOrdinaryPurl(purl);
          if (own === undefined) return;
          ordinary += 1;
          // The one rule of the library that the specification does not have.
          if (chosen === 'golang' && own.version?.startsWith('v') === true) return;
          const { namespace, name: theirName, version: theirVersion } = PackageURL.fromString(purl);
          expect([purl, own.namespace, own.name, own.version]).toEqual([
            purl,
            namespace,
            theirName,
            theirVersion,
          ]);
          expect(PackageURL.fromString(purl).subpath).toBe(own.subpath);
        },
      ),
      { numRuns: 5000 },
    );
    expect(ordinary).toBeGreaterThan(100);
  });

  it.each([
    'pkg:npm/%40angular/core@17.0.0',
    'pkg:pypi/requests@2.31.0',
    'pkg:maven/org.apache.logging.log4j/log4j-core@2.17.1?type=jar',
    'pkg:golang/github.com/spf13/cobra@v1.8.0',
    'pkg:deb/ubuntu/libstdc%2B%2B6@14-20240412-0ubuntu1?arch=amd64&distro=ubuntu-24.04&epoch=1',
    'pkg:apk/alpine/musl@1.2.5-r0?arch=x86_64&distro=alpine-3.20',
    'pkg:nuget/Newtonsoft.Json@13.0.3',
    'pkg:cargo/serde@1.0.0',
    'pkg:gem/rails@7.1.0',
    'pkg:composer/laravel/framework@v7.12.0',
    'pkg:rpm/redhat/bash@5.1.8-6.el9?arch=x86_64&distro=rhel-9.2&upstream=bash-5.1.8-6.el9.src.rpm',
    'pkg:github/actions/checkout@v4',
  ])('is enough for %s', (purl) => {
    expect(parseOrdinaryPurl(purl)).toBeDefined();
  });
});
