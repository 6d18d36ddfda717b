import { describe, expect, it } from '@jest/globals';
import { cycloneDxComponent } from '../../../../../src/core/sbom/model/cyclonedx/cyclonedx-component';
import type { Component } from '../../../../../src/core/sbom/model/types';

function componentOf(entry: object): Component {
  return cycloneDxComponent({ ...entry }, '/components/0');
}

describe('a CycloneDX component', () => {
  it('has all that it says', () => {
    expect(
      componentOf({
        type: 'library',
        group: 'g',
        name: 'n',
        version: '1',
        cpe: 'cpe:2.3:a:g:n:1',
        swid: { tagId: 'x' },
        supplier: { name: 'S' },
        manufacturer: { name: 'M' },
        author: 'Old',
        authors: [{ name: 'New' }],
        publisher: 'P',
        copyright: '(c)',
        externalReferences: [{ type: 'vcs', url: 'https://x.example' }],
        properties: [{ name: 'k', value: 'v' }, { name: 'empty', value: '' }, {}],
      }),
    ).toEqual({
      path: '/components/0',
      type: 'library',
      group: 'g',
      name: 'n',
      version: '1',
      cpes: ['cpe:2.3:a:g:n:1'],
      swid: true,
      supplier: { name: 'S' },
      manufacturer: { name: 'M' },
      authors: [{ name: 'New' }, { name: 'Old' }],
      publisher: 'P',
      copyright: '(c)',
      licences: [],
      hashes: [],
      references: [{ type: 'vcs', url: 'https://x.example', hashes: [] }],
      properties: [{ name: 'k', value: 'v' }],
    });
  });

  it.each<[string, unknown, object[]]>([
    ['an id', [{ license: { id: 'MIT' } }], [{ kind: 'id', value: 'MIT' }]],
    ['a name', [{ license: { name: 'Ours' } }], [{ kind: 'name', value: 'Ours' }]],
    ['an expression', [{ expression: 'MIT' }], [{ kind: 'expression', value: 'MIT' }]],
    [
      'acknowledgements',
      [
        { license: { id: 'MIT', acknowledgement: 'declared' } },
        { expression: 'MIT', acknowledgement: 'concluded' },
        { license: { id: 'ISC', acknowledgement: 'else' } },
      ],
      [
        { kind: 'id', value: 'MIT', role: 'declared' },
        { kind: 'expression', value: 'MIT', role: 'concluded' },
        { kind: 'id', value: 'ISC' },
      ],
    ],
    [
      'expressions with details, as in 1.7',
      [
        { expression: 'MIT', expressionDetails: [{ licenseIdentifier: 'MIT' }] },
        { expression: 'ISC' },
      ],
      [
        { kind: 'expression', value: 'MIT' },
        { kind: 'expression', value: 'ISC' },
      ],
    ],
    ['a text only', [{ license: { text: { content: 'x' } } }], []],
    [
      'no assertion',
      [{ license: { id: 'NOASSERTION' } }, { license: { name: 'NONE' } }, { expression: 'NONE' }],
      [],
    ],
    ['nonsense', [null, 5, 'MIT', {}, { license: 'MIT' }, { license: { id: 7 } }], []],
    ['no list', { license: { id: 'MIT' } }, []],
  ])('claims licences by %s', (_name, licenses, expected) => {
    expect(componentOf({ licenses }).licences).toEqual(expected);
  });
});
