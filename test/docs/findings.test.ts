import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { FINDING_KINDS } from '../../src/core/sbom/findings/kinds';
import { findingsDocument } from './findings-document';

describe('docs/findings.md', () => {
  it('is what the catalogue says (npm run findings writes it)', () => {
    const written = readFileSync(path.resolve(__dirname, '../../docs/findings.md'), 'utf8');
    expect(written).toBe(findingsDocument());
  });

  it.each(Object.keys(FINDING_KINDS))('lists %s once', (kind) => {
    expect(findingsDocument().split(`| \`${kind}\` |`)).toHaveLength(2);
  });

  it.each(Object.entries(FINDING_KINDS))('%s is told in whole sentences', (_kind, entry) => {
    for (const sentence of [entry.meaning, entry.next]) expect(sentence).toMatch(/^[^\n]+\.$/);
  });

  it('keeps a table whole when a sentence has a bar or a tag in it', () => {
    const entry = { severity: 'info', meaning: 'Either a | b.', next: 'Write <text>.' } as const;
    expect(findingsDocument({ x: entry })).toContain('| `x` | Either a \\| b. | Write \\<text>. |');
  });
});
