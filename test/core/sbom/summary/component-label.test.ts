import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { componentKey } from '../../../../src/core/sbom/summary/component-key';
import { componentLabel } from '../../../../src/core/sbom/summary/component-label';
import { anyText } from '../../../any-text';

const bare = { path: '', cpes: [], swid: false, licences: [], hashes: [], authors: [] };
const component = (parts: { type?: string; group?: string; name?: string; purl?: string }) => ({
  ...bare,
  references: [],
  properties: [],
  ...parts,
});

describe('the label of a component', () => {
  it.each([
    ['pkg:npm/%40acme/ui', { name: '@acme/ui', ecosystem: 'npm' }],
    ['pkg:maven/org.acme/ui', { name: 'org.acme/ui', ecosystem: 'maven' }],
    ['pkg:npm/100%', { name: '100%', ecosystem: 'npm' }],
    ['library|org.acme|ui', { name: 'org.acme/ui' }],
    ['library||ui', { name: 'ui' }],
    ['library||', { name: '(no name)' }],
    [String.raw`library||a\|b\\|c`, { name: 'a|b\\' }],
    ['', { name: '(no name)' }],
    ['pkg:npm/%00%0A', { name: '(no name)', ecosystem: 'npm' }],
  ])('of the key %p', (key, label) => {
    expect(componentLabel(key)).toEqual(label);
  });

  it('has the name of any component without a purl', () => {
    fc.assert(
      fc.property(fc.string(), fc.stringMatching(/^[ -~]{1,40}$/), (type, name) => {
        const { key } = componentKey(component({ type, name }));
        expect(componentLabel(key).name).toBe(name.trim() === '' ? '(no name)' : name.trim());
      }),
    );
  });

  it('is short and on one line, whatever the key', () => {
    fc.assert(
      fc.property(anyText({ maxLength: 400 }), (key) => {
        const { name, ecosystem = '' } = componentLabel(key);
        expect(name.length).toBeLessThanOrEqual(160);
        expect(ecosystem.length).toBeLessThanOrEqual(20);
        expect(name).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});
