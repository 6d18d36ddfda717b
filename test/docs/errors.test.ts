import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CATALOGUE } from '../../src/core/error-catalogue';
import { errorsDocument } from './errors-document';

describe('docs/errors.md', () => {
  it('is what the catalogue says (npm run errors writes it)', () => {
    const written = readFileSync(path.resolve(__dirname, '../../docs/errors.md'), 'utf8');
    expect(written).toBe(errorsDocument());
  });

  it.each(Object.keys(CATALOGUE))('lists %s once', (code) => {
    expect(errorsDocument().split(`| \`${code}\` |`)).toHaveLength(2);
  });

  it('keeps a table whole when a sentence has a bar in it', () => {
    const entry = { sentence: 'Either a | b.', next: 'Choose.', retry: 'never' } as const;
    expect(errorsDocument({ RUN_X: entry })).toContain(
      '| `RUN_X` | Either a \\| b. | Choose. | no |',
    );
  });
});
