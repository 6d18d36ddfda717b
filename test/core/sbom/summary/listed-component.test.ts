import { expect, it } from '@jest/globals';
import type { Component } from '../../../../src/core/sbom/model/types';
import { listedComponent } from '../../../../src/core/sbom/summary/listed-component';

function component(over: Partial<Component>): Component {
  const none = { licences: [], hashes: [], authors: [], references: [], properties: [] };
  return { path: '', cpes: [], swid: false, ...none, ...over };
}

it.each<[Partial<Component>, string, string]>([
  [{ group: '@babel', name: 'core', purl: 'pkg:npm/%40babel/core@7' }, '@babel/core', 'npm'],
  [{ name: '@babel/core', purl: 'pkg:npm/%40babel/core@7' }, '@babel/core', 'npm'],
  [
    { group: 'org.slf4j', name: 'slf4j-api', purl: 'pkg:maven/org.slf4j/slf4j-api@2' },
    'org.slf4j:slf4j-api',
    'maven',
  ],
  [{ group: 'github.com/gin', name: 'github.com/gin/x' }, 'github.com/gin/x', ''],
  [{ name: 'left-pad', purl: 'nothing of the kind' }, 'left-pad', ''],
  [{ purl: 'PKG:NPM/x' }, '', 'npm'],
  [{ name: 'two\nlines' }, 'two lines', ''],
])('%j is called %s, of %s', (over, name, ecosystem) => {
  expect(listedComponent(component(over))).toEqual({ name, version: '', ecosystem });
});

it('texts are cut', () => {
  const long = 'x'.repeat(9000);
  const row = listedComponent(component({ name: long, group: long, version: long }));
  expect(JSON.stringify(row).length).toBeLessThan(600);
});
