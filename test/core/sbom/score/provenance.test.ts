import { describe, expect, it } from '@jest/globals';
import type { SbomModel } from '../../../../src/core/sbom/model/types';
import { feature } from './features';
import { components, model } from './models';

const spdx = { format: 'spdx', specVersion: '2.3' } as const;
const spdx3 = { format: 'spdx', specVersion: '3.0.1' } as const;

describe('provenance', () => {
  it.each<[string, Partial<SbomModel>, string, number | undefined]>([
    ['no time', {}, 'timestamp', 0],
    ['a time', { created: '2024-01-15T10:30:00Z' }, 'timestamp', 10],
    ['a time that is none', { created: 'today' }, 'timestamp', 0],
    ['an author with a mail address', { authors: [{ email: 'a@b.example' }] }, 'authors', 10],
    [
      'an author with a web address only',
      { authors: [{ url: 'https://b.example' }] },
      'authors',
      0,
    ],
    ['no author', {}, 'authors', 0],
    ['no tool', {}, 'tool and version', 0],
    ['a tool', { tools: [{ name: 'syft' }] }, 'tool and version', 5],
    ['a tool with a dash and a digit', { tools: [{ name: 'a-1' }] }, 'tool and version', 5],
    ['the same in SPDX', { ...spdx, tools: [{ name: 'a-b8e1' }] }, 'tool and version', 10],
    ['a dash without a digit', { ...spdx, tools: [{ name: 'a-b' }] }, 'tool and version', 5],
    [
      'one tool with a version',
      { tools: [{ name: 'a' }, { name: 'b', version: '1' }] },
      'tool and version',
      10,
    ],
    ['a supplier without an address', { supplier: { name: 'ACME' } }, 'supplier', 0],
    ['a supplier', { supplier: { name: 'ACME', url: 'https://a.example' } }, 'supplier', 10],
    ['an address without a name', { supplier: { email: 'a@b.example' } }, 'supplier', 0],
    ['a supplier in SPDX', spdx, 'supplier', undefined],
    ['a serial number', { documentId: 'urn:uuid:1' }, 'document id', 10],
    ['a serial number of another form', { documentId: 'abc' }, 'document id', 0],
    ['a namespace', { ...spdx, documentId: 'abc' }, 'document id', 10],
    ['an id of SPDX 3', { ...spdx3, documentId: 'https://a.example/1' }, 'document id', 10],
    ['an id of SPDX 3 within the file', { ...spdx3, documentId: 'SPDXRef-D' }, 'document id', 0],
    ['no id', spdx, 'document id', 0],
    ['a phase', { phases: ['build'] }, 'lifecycle', 10],
    ['no phase', {}, 'lifecycle', 0],
    ['no phase in SPDX 2', spdx, 'lifecycle', undefined],
    ['no type in SPDX 3', spdx3, 'lifecycle', 0],
    ['a type in SPDX 3', { ...spdx3, phases: ['build'] }, 'lifecycle', 10],
  ])('%s', (_what, overrides, name, expected) => {
    expect(feature(model({ components: components(1), ...overrides }), name).score).toBe(expected);
  });
});
