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
    ['rules.0.environment', { rules: [{ ...rule, environment: 'a\nb' }] }, /./],
    ['patterns.1', { patterns: ['*.json', '{a,b}'.repeat(10)] }, /more than 100 patterns/],
    ['excludes.0', { excludes: [' '] }, /empty/],
    ['productTemplate', { productTemplate: '{branch}' }, /\{branch\} is not known/],
  ])('name what is wrong with %s', (path, settings, message) => {
    const found = problems(settings);
    expect(Object.keys(found)).toEqual([path]);
    expect(found[path]).toMatch(message);
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
