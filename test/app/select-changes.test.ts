import { describe, expect, it } from '@jest/globals';
import { selectChanges } from '../../src/app/select-changes';
import { DEFAULT_EXCLUDES, DEFAULT_PATTERNS } from '../../src/core/sbom/discover/default-patterns';

const selection = { patterns: DEFAULT_PATTERNS, excludes: DEFAULT_EXCLUDES };

describe('the SBOM files of a pull request', () => {
  it.each([
    [{ path: 'bom.json', status: 'added' }, [{ kind: 'new', path: 'bom.json' }]],
    [{ path: 'bom.json', status: 'modified' }, [{ kind: 'changed', path: 'bom.json' }]],
    [{ path: 'bom.json', status: 'removed' }, [{ kind: 'removed', path: 'bom.json' }]],
    [{ path: 'README.md', status: 'modified' }, []],
    [{ path: 'node_modules/x/bom.json', status: 'added' }, []],
    [
      { path: 'api/bom.json', status: 'renamed', from: 'bom.json' },
      [{ kind: 'changed', path: 'api/bom.json', from: 'bom.json' }],
    ],
    [{ path: 'bom.json', status: 'renamed', from: 'x.json' }, [{ kind: 'new', path: 'bom.json' }]],
    [
      { path: 'x.json', status: 'renamed', from: 'bom.json' },
      [{ kind: 'removed', path: 'bom.json' }],
    ],
    [{ path: 'bom.json', status: 'renamed' }, [{ kind: 'new', path: 'bom.json' }]],
  ] as const)('%j', (change, expected) => {
    expect(selectChanges([change], selection)).toEqual(expected);
  });
});
