import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { score } from '../../../../src/core/sbom/score/score';
import { corpusModel, hasCorpus, modelOf } from './corpus';
import { CORPUS_ROWS } from './published/corpus-rows';
import { MADE_ROWS } from './published/made-rows';
import type { Row } from './published/row';

const present = hasCorpus('score as sbomqs does');
const DOCS = path.resolve(__dirname, '../../../../docs/scores.md');
const WEIGHTS = [10, 12, 15, 12, 15, 10, 8];

function check({ file, document, expected, overall, grade }: Row): void {
  const ours = score(file === undefined ? modelOf(document) : corpusModel(file), { valid: true });
  const scores = Object.fromEntries(ours.categories.map((one) => [one.name, one.score]));
  expect(Object.keys(scores)).toStrictEqual(Object.keys(expected));
  for (const [name, value] of Object.entries(expected)) {
    expect([name, scores[name]]).toStrictEqual([name, expect.closeTo(Number(value), 6)]);
  }
  expect(ours).toMatchObject({ overall, grade });
}

describe("sbomqs's rules worked out by hand", () => {
  it.each(MADE_ROWS)('$name', check);
  (present ? it : it.skip).each(CORPUS_ROWS)('$name', check);

  it.each([...MADE_ROWS, ...CORPUS_ROWS])('add up to what is shown: $name', (row) => {
    const values = Object.values(row.expected).map(Number);
    const sum = values.reduce((all, value, index) => all + value * (WEIGHTS[index] ?? 0), 0);
    expect(WEIGHTS.reduce((all, weight) => all + weight, 0)).toBe(82);
    expect(Number((sum / 82).toFixed(1))).toBe(row.overall);
  });

  it.each([...MADE_ROWS, ...CORPUS_ROWS])('are in the document about scores: $name', (row) => {
    const values = Object.values(row.expected).map((value) => Number(value).toFixed(1));
    const overall = `${row.overall.toFixed(1)} ${row.grade}`;
    const published = row.published?.split(':')[0] ?? '';
    const cells = [row.name, ...values, overall, published];
    const lines = readFileSync(DOCS, 'utf8').split('\n');
    const rows = lines
      .filter((line) => line.startsWith('|'))
      .map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      );
    expect(rows).toContainEqual(cells);
  });
});
