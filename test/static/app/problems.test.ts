import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

const APP = join(__dirname, '..', '..', '..', 'static', 'app');

it('shows the code of a problem wherever it shows its sentence', () => {
  const telling = readdirSync(APP, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => ({ file, text: readFileSync(join(APP, file), 'utf8') }))
    .filter(({ text }) => /\.sentence\b|\{[^{}]*\bsentence\b(?!:)[^{}]*\} = /.test(text));
  expect(telling.length).toBeGreaterThan(5);
  const silent = telling.filter(({ text }) => !/\bcode\b/.test(text));
  expect(silent.map(({ file }) => file)).toEqual([]);
});
