import { describe, expect, it } from '@jest/globals';
import { decideEnvironment } from '../../../src/core/environments/decide-environment';
import { ruleSetsFor } from '../../../src/core/environments/effective-rules';
import { repositorySettings, workspaceSettings } from '../../../src/core/settings';

const rule = { events: ['repo:push'], ref: 'branch', pattern: 'main', environment: 'x' };

describe('ruleSetsFor', () => {
  it.each([
    ['built-in', ['repository', 'workspace', 'built-in']],
    ['interlynk-preset', ['repository', 'workspace', 'interlynk-preset']],
    ['none', ['repository', 'workspace']],
  ])('with %s puts %j', (defaults, origins) => {
    const sets = ruleSetsFor(workspaceSettings.parse({ defaults }), repositorySettings.parse({}));
    expect(sets.map(({ origin }) => origin)).toEqual(origins);
  });

  it('puts the rules of the repository first', () => {
    const sets = ruleSetsFor(
      workspaceSettings.parse({ rules: [{ ...rule, environment: 'workspace' }] }),
      repositorySettings.parse({ rules: [{ ...rule, environment: 'repository' }] }),
    );
    const ref = { type: 'branch', name: 'main' } as const;
    expect(decideEnvironment(sets, { event: 'repo:push', ref })).toMatchObject({
      kind: 'send',
      environment: 'repository',
    });
  });
});
