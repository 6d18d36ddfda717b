import { describe, expect, it } from '@jest/globals';
import { repositorySettings, workspaceSettings } from '../../src/core/settings';

const rule = { events: ['repo:push'], ref: 'branch', pattern: 'main', environment: 'production' };

/** Messages by path, as the panels show them. */
function problems(settings: object): Record<string, string> {
  const issues = repositorySettings.safeParse(settings).error?.issues ?? [];
  return Object.fromEntries(issues.map(({ path, message }) => [path.join('.'), message]));
}

describe('settings', () => {
  it('are complete when nothing is said', () => {
    expect(repositorySettings.parse({})).toEqual({ enabled: true, rules: [] });
    expect(workspaceSettings.parse({})).toEqual({
      rules: [],
      defaults: 'built-in',
      destinations: [],
    });
  });

  it.each([
    ['rules.0.pattern', { rules: [{ ...rule, pattern: '@master' }] }, /^Names with @ are/],
    ['rules.0.pattern', { rules: [{ ...rule, ref: 'tag', pattern: '@main' }] }, /kind of branch/],
    ['rules.0.pattern', { rules: [{ ...rule, pattern: '*'.repeat(40) }] }, /more than 32 stars/],
    ['rules.0.environment', { rules: [{ ...rule, environment: 'a\nb' }] }, /control characters/],
    ['rules.0.environment', { rules: [{ ...rule, environment: ' ' }] }, /^Enter an environment/],
    ['rules.0.pattern', { rules: [{ ...rule, pattern: 'a'.repeat(256) }] }, /longer than 255/],
    ['rules.0.events', { rules: [{ ...rule, events: [] }] }, /^Choose at least one event/],
    ['patterns', { patterns: Array(51).fill('a') }, /^At most 50 patterns/],
    ['patterns.1', { patterns: ['*.json', '{a,b}'.repeat(10)] }, /more than 100 patterns/],
    ['excludes.0', { excludes: [' '] }, /empty/],
    ['productTemplate', { productTemplate: '{branch}' }, /\{branch\} is not known/],
  ])('name what is wrong with %s', (path, settings, message) => {
    const found = problems(settings);
    expect(Object.keys(found)).toEqual([path]);
    expect(found[path]).toMatch(message);
  });

  it('say in plain words whatever is too much or nothing at all', () => {
    const tooLong = 'x'.repeat(2001);
    const destination = { id: 'one', kind: 'dependency-track', enabled: true };
    const every = [tooLong, '', '\u0007'].flatMap((text) => [
      {
        rules: [{ ...rule, pattern: text, environment: text, version: text }],
        patterns: [text],
        excludes: [text],
        productTemplate: text,
        destinations: [
          {
            ...{ ...destination, name: text, address: text, tags: [text] },
            ...{ projectName: text, projectVersion: text, parent: { name: text, version: text } },
          },
        ],
        repositories: { kind: 'only', projects: [text], names: [text] },
      },
    ]);
    const uuid = '0b7f3b9e-6a0e-4b6f-8c54-2f1f1f9b7a11';
    const many = {
      rules: Array(101).fill(rule),
      patterns: Array(51).fill('a'),
      excludes: Array(51).fill('a'),
      destinations: Array(11).fill({
        ...{ ...destination, name: 'One', address: 'https://a.example.com' },
        tags: Array(21).fill('a'),
      }),
      repositories: {
        ...{ kind: 'only', projects: Array(101).fill('A'), names: Array(101).fill('a') },
        ...{ included: Array(501).fill(uuid), excluded: Array(501).fill(uuid) },
      },
    };
    for (const settings of [...every, many]) {
      const issues = workspaceSettings.safeParse(settings).error?.issues ?? [];
      expect(issues.length).toBeGreaterThan(7);
      const raw = issues.filter(({ message }) => /^(Too|Invalid)|expected/.test(message));
      expect(raw).toEqual([]);
    }
  });

  it('take what is right', () => {
    expect(
      problems({
        rules: [rule, { ...rule, pattern: '@release', environment: null }, { ...rule, ref: 'tag' }],
        patterns: ['**/bom.json'],
        excludes: [],
        productTemplate: '{workspace}/{repository}',
      }),
    ).toEqual({});
  });
});
