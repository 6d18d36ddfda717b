import { describe, expect, it } from '@jest/globals';
import { firstLoads, judgeFirstLoad, type LoadedChunk } from '../../../static/app/first-load';

const chunk = (fileName: string, more: Partial<LoadedChunk> = {}): LoadedChunk => ({
  fileName,
  isEntry: false,
  facadeModuleId: null,
  imports: [],
  code: '',
  ...more,
});
const page = (name: string, imports: readonly string[]): LoadedChunk =>
  chunk(`${name}.js`, { facadeModuleId: `/app/pages/${name}.tsx`, imports });

describe('the first load of a page', () => {
  it('is the entry, the page and all that they import, each once, and nothing that comes later', () => {
    const chunks = [
      chunk('index.js', { isEntry: true, imports: ['react.js'] }),
      page('settings', ['form.js', 'react.js']),
      page('file', []),
      chunk('form.js', { imports: ['rules.js'] }),
      // As the bundler may leave them: importing each other.
      chunk('rules.js', { imports: ['form.js'] }),
      chunk('react.js'),
      chunk('later.js', { facadeModuleId: '/app/components/later.tsx', imports: ['react.js'] }),
    ];
    const files = firstLoads(chunks).map((load) => [
      load.page,
      load.chunks.map(({ fileName }) => fileName).sort(),
    ]);
    expect(files).toEqual([
      ['settings.js', ['form.js', 'index.js', 'react.js', 'rules.js', 'settings.js']],
      ['file.js', ['file.js', 'index.js', 'react.js']],
    ]);
  });

  it.each([
    ['one byte below', 349_999, true, '350.0'],
    ['at the limit', 350_000, true, '350.0'],
    ['one byte above', 350_001, false, '350.0'],
    ['far above', 412_345, false, '412.3'],
  ])('%s the limit of 350 kB', (_name, bytes, isWithin, shown) => {
    const sizes = [
      { page: 'a.js', bytes: 1000 },
      { page: 'b.js', bytes },
      { page: 'c.js', bytes: 2 },
    ];
    expect(judgeFirstLoad(sizes, 350)).toEqual({
      isWithin,
      line: `first load: ${shown} kB of JavaScript, gzipped (b.js; at most 350 kB)`,
    });
  });

  it('fails where there is no page to measure', () => {
    expect(judgeFirstLoad([], 350).isWithin).toBe(false);
  });
});
