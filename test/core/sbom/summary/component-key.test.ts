import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { componentKey } from '../../../../src/core/sbom/summary/component-key';
import { component } from './models';
import { anyText } from '../../../any-text';

describe('the key of a component', () => {
  it.each([
    ['pkg:npm/a@1.0.0', 'pkg:npm/a', '1.0.0'],
    ['pkg:npm/%40scope/a@1.0.0', 'pkg:npm/%40scope/a', '1.0.0'],
    ['pkg:npm/@scope/a@1.0.0', 'pkg:npm/%40scope/a', '1.0.0'],
    [
      'pkg:deb/ubuntu/g++@4:13.2.0?arch=amd64&distro=ubuntu-24.04',
      'pkg:deb/ubuntu/g%2B%2B',
      '4:13.2.0',
    ],
    ['pkg:deb/ubuntu/g%2B%2B@4:13.2.0', 'pkg:deb/ubuntu/g%2B%2B', '4:13.2.0'],
    ['pkg:pypi/Django_Foo@1', 'pkg:pypi/django-foo', '1'],
    ['pkg:golang/github.com/x/y@v1.2.3#cmd/z', 'pkg:golang/github.com/x/y', 'v1.2.3'],
    ['pkg:maven/org.x/y', 'pkg:maven/org.x/y', ''],
    ['PKG:NPM/a', 'pkg:npm/a', ''],
  ])('of %s is %s, version %s', (purl, key, version) => {
    expect(componentKey(component({ purl }))).toEqual({ key, version });
  });

  it('has the version of the component, where it has one', () => {
    const { version } = componentKey(component({ purl: 'pkg:npm/a@1', version: '2' }));
    expect(version).toBe('2');
  });

  it.each([
    [{ type: 'library', group: 'g', name: 'n', version: '1' }, 'library|g|n'],
    [{ name: 'n' }, '||n'],
    [{}, '||'],
    [{ type: 'library', name: 'n', purl: 'no purl' }, 'library||n'],
    [{ group: 'a|b', name: '\\c' }, String.raw`|a\|b|\\c`],
  ])('of %j is %s', (over, key) => {
    expect(componentKey(component(over)).key).toBe(key);
  });

  it('is the same whether the component names its version or leaves it to the purl', () => {
    const type = fc.constantFrom('npm', 'cargo', 'gem', 'nuget', 'pypi', 'golang', 'maven', 'deb');
    const part = fc.stringMatching(/^(?:%40|@)?[A-Za-z\d][\w.+-]{0,6}$/);
    const path = fc.array(part, { minLength: 1, maxLength: 3 });
    const rest = fc.constantFrom('', '?a=b', '#sub', '@2');
    fc.assert(
      fc.property(type, path, part, rest, (first, names, version, end) => {
        const purl = `pkg:${first}/${names.join('/')}@${version}${end}`;
        const named = { purl, type: 'library', name: 'x' };
        expect(componentKey(component({ ...named, version: '1' })).key).toBe(
          componentKey(component(named)).key,
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('is another for another type, group or name', () => {
    const part = fc.string({ unit: fc.constantFrom('a', '|', '\\') });
    const parts = fc.tuple(part, part, part);
    const keyOf = ([type, group, name]: string[]) =>
      componentKey(component({ type: type ?? '', group: group ?? '', name: name ?? '' })).key;
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        expect(keyOf(a) === keyOf(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    );
  });

  it('never throws', () => {
    const text = anyText();
    const hostile = fc.oneof(
      text,
      text.map((rest) => `pkg:npm/${rest}`),
      fc.constantFrom('pkg:npm/\ud800', 'pkg:generic/a%ED%A0%80', 'pkg:generic/%', 'pkg:/'),
    );
    fc.assert(
      fc.property(hostile, (purl) => {
        expect(typeof componentKey(component({ purl })).key).toBe('string');
      }),
    );
  });
});
