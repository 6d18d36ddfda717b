import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOMS, ROOT, sourceFiles } from './source-files';

const MOST_LINES = 300;
const MEDIAN_OF_SRC = 60;

function lines(file: string): number {
  return readFileSync(path.join(ROOT, file), 'utf8').trimEnd().split('\n').length;
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

describe('source files', () => {
  const files = sourceFiles(ROOMS);

  it(`have at most ${MOST_LINES} lines`, () => {
    const long = files.map((file) => ({ file, lines: lines(file) }));
    expect(long.filter((entry) => entry.lines > MOST_LINES)).toEqual([]);
  });

  it(`of the app have a median below ${MEDIAN_OF_SRC} lines`, () => {
    expect(median(sourceFiles(['src']).map(lines))).toBeLessThan(MEDIAN_OF_SRC);
  });

  it('are named in kebab-case', () => {
    const odd = files.filter(
      (file) => !/^[a-z0-9]+([.-][a-z0-9]+)*\.tsx?$/.test(path.basename(file)),
    );
    expect(odd).toEqual([]);
  });

  it('do not gather in a room for leftovers', () => {
    expect(
      files.filter((file) => /(^|\/)(utils?|helpers?|misc|common)(\/|\.tsx?$)/.test(file)),
    ).toEqual([]);
  });
});
