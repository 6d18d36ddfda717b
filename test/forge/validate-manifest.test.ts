import { describe, expect, it } from '@jest/globals';
import { projectCopy, runOnSoundAndBroken, runScript, skeletonApp } from './skeleton-app';

const without = (line: string) => (text: string) => text.replace(`${line}\n`, '');
const replaced = (from: string, to: string) => (text: string) => text.replace(from, to);

const BROKEN = [
  {
    what: 'a trigger without its scope',
    manifest: without('    - read:pullrequest:bitbucket'),
    says: /avi:bitbucket:created:pullrequest' requires 'read:pullrequest:bitbucket' scope/,
  },
  {
    what: 'a handler without a file',
    manifest: replaced('index.onEvent', 'nowhere.onEvent'),
    says: /nowhere\.onEvent' cannot find associated file/,
  },
  {
    what: 'a resource that is not there',
    manifest: replaced('build/panel', 'build/nothing'),
    says: /missing resource 'build\/nothing'/,
  },
  {
    what: 'a module that refers to no function',
    manifest: replaced('function: on-event', 'function: on-nothing'),
    says: /on-nothing/,
  },
  {
    what: 'a scope that does not exist',
    manifest: replaced('read:repository:bitbucket', 'read:everything:bitbucket'),
    says: /read:everything:bitbucket/,
  },
];

describe('manifest validation', () => {
  const passed = { ok: true, lines: ['manifest.yml: no problems.'] };
  const found = runOnSoundAndBroken('validate-manifest', [skeletonApp()], BROKEN);

  it('passes the manifest of the app', () => {
    const { status, outcomes } = runScript('validate-manifest', [projectCopy()]);
    expect(outcomes).toEqual([passed]);
    expect(status).toBe(0);
  });

  it('passes the skeleton, so that what follows is found for its own sake', () => {
    expect(found.sound).toEqual([passed]);
  });

  it.each(found.broken)('reports $what', ({ says, outcome }) => {
    expect(outcome.lines.join('\n')).toMatch(says);
    expect(outcome.ok).toBe(false);
  });

  it('exits with 1 when an app has a problem', () => {
    expect(found.status).toBe(1);
  });
});
