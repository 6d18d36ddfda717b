import { describe, expect, it } from '@jest/globals';
import { DEFAULT_PRODUCT_TEMPLATE } from '../../src/core/delivery/product-name';
import { effectiveSettings, underRule } from '../../src/core/effective-settings';
import { DEFAULT_EXCLUDES, DEFAULT_PATTERNS } from '../../src/core/sbom/discover/default-patterns';
import { repositorySettings, workspaceSettings } from '../../src/core/settings';

const destinations = ['one', 'two', 'off'].map((id) => ({
  id,
  kind: 'interlynk',
  name: id,
  enabled: id !== 'off',
}));
function effective(workspace: object, repository: object) {
  return effectiveSettings(
    workspaceSettings.parse(workspace),
    repositorySettings.parse(repository),
  );
}

describe('effectiveSettings', () => {
  it('are the built-in ones where nobody says anything', () => {
    expect(effective({}, {})).toEqual({
      enabled: true,
      patterns: DEFAULT_PATTERNS,
      excludes: DEFAULT_EXCLUDES,
      productTemplate: DEFAULT_PRODUCT_TEMPLATE,
      report: true,
      buildStatus: true,
      comment: false,
      gate: 'off',
      destinations: [],
      unknownDestinations: [],
    });
  });

  it.each([
    ['patterns', ['a'], ['b']],
    ['excludes', ['a'], []],
    ['productTemplate', 'a', 'b'],
    ['report', false, true],
    ['buildStatus', false, true],
    ['comment', true, false],
    ['gate', 'valid', 'present'],
  ])('%s: the repository before the workspace before the built-in', (name, above, below) => {
    expect(effective({ [name]: above }, {})).toMatchObject({ [name]: above });
    expect(effective({ [name]: above }, { [name]: below })).toMatchObject({ [name]: below });
    expect(effective({}, { [name]: below })).toMatchObject({ [name]: below });
  });

  it('switch a repository off', () => {
    expect(effective({}, { enabled: false }).enabled).toBe(false);
  });

  it.each([
    ['all that are enabled', undefined, ['one', 'two'], []],
    ['those that are chosen', ['two'], ['two'], []],
    ['none', [], [], []],
    ['none that is off', ['off', 'one'], ['one'], []],
    ['none that is unknown', ['gone', 'two', 'gone'], ['two'], ['gone']],
  ])('send to %s', (_name, chosen, ids, unknown) => {
    const settings = effective(
      { destinations },
      chosen === undefined ? {} : { destinations: chosen },
    );
    expect(settings.destinations.map(({ id }) => id)).toEqual(ids);
    expect(settings.unknownDestinations).toEqual(unknown);
  });
});

describe('underRule', () => {
  const workspace = workspaceSettings.parse({ destinations });
  const under = (origin: 'repository' | 'workspace', named?: string[], chosen?: string[]) => {
    const repository = repositorySettings.parse({ destinations: chosen });
    const rule = {
      events: ['repo:push'],
      ref: 'branch',
      pattern: '*',
      environment: 'production',
      destinations: named,
    } as const;
    const matched = { origin, position: 1, rule, label: 'a rule' };
    const inForce = effectiveSettings(workspace, repository);
    const found = underRule(inForce, workspace, repository, matched);
    return [found.destinations.map(({ id }) => id), found.unknownDestinations];
  };

  it.each<
    [
      string,
      'repository' | 'workspace',
      string[] | undefined,
      string[] | undefined,
      string[],
      string[],
    ]
  >([
    ['those of the repository where it names none', 'workspace', undefined, ['one'], ['one'], []],
    ['those that it names', 'workspace', ['two'], undefined, ['two'], []],
    ['none that is off', 'workspace', ['off', 'one'], undefined, ['one'], []],
    [
      'what it names beside the choice of its repository',
      'repository',
      ['two'],
      ['one'],
      ['two'],
      [],
    ],
    [
      'of a workspace rule, what the repository chose',
      'workspace',
      ['one', 'two'],
      ['two'],
      ['two'],
      [],
    ],
    ['nothing where those have nothing in common', 'workspace', ['one'], ['two'], [], []],
    ['and say what is gone', 'repository', ['gone', 'one'], undefined, ['one'], ['gone']],
  ])('sends to %s', (_name, origin, named, chosen, ids, unknown) => {
    expect(under(origin, named, chosen)).toEqual([ids, unknown]);
  });
});
