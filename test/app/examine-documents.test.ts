import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import type { Examined } from '../../src/app/examine-document';
import { examineDocuments } from '../../src/app/examine-documents';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const LARGE = 20 * 1024 * 1024;

function sbom(path: string, bytes: number): Examined & { readonly kind: 'sbom' } {
  const notation = { format: 'cyclonedx', serialization: 'json', specVersion: '1.6' } as const;
  return {
    kind: 'sbom',
    path,
    content: new Uint8Array(bytes),
    notation,
    findings: [],
    facts: {
      ...notation,
      subject: { name: path },
      ...{ components: 1, files: 0, withPurl: 0, dependencies: 0, withoutLicence: 0, suppliers: 0 },
      ...{ ecosystems: [], licences: [], phases: [], tools: [] },
    },
  };
}

describe('documents of a run', () => {
  it('that are too many for the memory are let go of, and fetched once more', async () => {
    const fetched: string[] = [];
    const contents = new Map<string, WeakRef<Uint8Array>>();
    const candidates = await examineDocuments(['a', 'b', 'c'], (path) => {
      fetched.push(path);
      const examined = sbom(path, LARGE);
      contents.set(path, new WeakRef(examined.content));
      return Promise.resolve(examined);
    });
    // A reference that was looked at is kept until the end of the task.
    await new Promise((resolve) => setImmediate(resolve));
    collectGarbage();
    const held = [...contents].filter(([, content]) => content.deref() !== undefined);
    expect(held.map(([path]) => path)).toEqual(['a']);

    for (const candidate of candidates) if ('load' in candidate) await candidate.load();
    expect(fetched).toEqual(['a', 'b', 'c', 'b', 'c']);
  });

  it('that fit are fetched once', async () => {
    const fetched: string[] = [];
    const candidates = await examineDocuments(['a', 'b'], (path) => {
      fetched.push(path);
      return Promise.resolve(sbom(path, 10));
    });
    for (const candidate of candidates) if ('load' in candidate) await candidate.load();
    expect(fetched).toEqual(['a', 'b']);
  });
});
