import { describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { runOnSoundAndBroken, skeletonApp } from './skeleton-app';
import { skipped } from '../skipped';

const API = path.resolve(__dirname, '../../../shared/data/bitbucket-openapi.json');
const hasApi = existsSync(API);
if (!hasApi) skipped(`the lint of Bitbucket scopes, since ${API} is absent`);

const BROKEN = [
  {
    what: 'egress that the manifest does not declare',
    source: (text: string) =>
      `${text}export const leak = () => api.fetch('https://elsewhere.example/');\n`,
    says: /elsewhere\.example/,
  },
  {
    what: 'a handler that is not exported',
    manifest: (text: string) => text.replace('index.onEvent', 'index.onNothing'),
    says: /Cannot find exported function "onNothing"/,
  },
  {
    what: 'storage without its scope',
    source: (text: string) =>
      `import { storage } from './store';\n${text}export const read = storage;\n`,
    files: { 'src/store.ts': 'export const storage = 1;\n' },
    says: /storage:app/,
  },
];
const NEEDS_API = [
  {
    what: 'a Bitbucket request without its scope',
    source: (text: string) =>
      text.replace('/2.0/repositories/${event.workspace}', '/2.0/user/workspaces/x/permission'),
    says: /requires "read:workspace:bitbucket" scope/,
  },
];

describe('Forge lint', () => {
  const broken = [...BROKEN, ...(hasApi ? NEEDS_API : [])];
  const found = runOnSoundAndBroken('lint-app', [skeletonApp()], broken);

  // `npm run check` lints the app itself.
  it('finds nothing in the skeleton that is broken below', () => {
    expect(found.sound.map((outcome) => outcome.lines)).toEqual([
      ['Forge lint: 1 files, 0 problems.'],
    ]);
  });

  it.each(found.broken)('reports $what, in TypeScript', ({ says, outcome }) => {
    expect(outcome.lines.join('\n')).toMatch(says);
    expect(outcome.ok).toBe(false);
  });
});
