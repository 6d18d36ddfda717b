import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { OAUTH_NEEDS } from '../../host/connections/oauth/needed-scopes';
import { CONNECTION_PROBLEMS } from '../../host/connections/problem';
import { ACCESS_TOKEN_PERMISSIONS, TOKEN_NEEDS } from '../../host/connections/tokens/needed-scopes';
import { withProblems } from './problems-table';

const ROOT = resolve(__dirname, '../..');
const written = readFileSync(join(ROOT, 'docs/self-hosting.md'), 'utf8');
const tests = ['test/host', 'test/browser']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      join(ROOT, folder, name),
    ),
  )
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(name, 'utf8'));

describe('docs/self-hosting.md', () => {
  it('has the problems of connections as they are (npm run errors writes them)', () => {
    expect(written).toBe(withProblems(written));
  });

  it.each(Object.keys(CONNECTION_PROBLEMS))('has a test that produces %s', (code) => {
    expect(tests.filter((test) => new RegExp(`\\b${code}\\b`).test(test)).length).toBeGreaterThan(
      0,
    );
  });

  it.each([
    ...OAUTH_NEEDS.flatMap(({ permission, classic }) => [permission, `\`${classic}\``]),
    ...ACCESS_TOKEN_PERMISSIONS.flatMap(({ permission, scope }) => [permission, `\`${scope}\``]),
    ...TOKEN_NEEDS['api-token'].flatMap(({ scopes }) => scopes.map((scope) => `\`${scope}\``)),
  ])('names %s', (wanted) => {
    expect(written).toContain(wanted);
  });
});
