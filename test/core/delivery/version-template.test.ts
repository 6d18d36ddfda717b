import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  DEFAULT_VERSION_TEMPLATE,
  versionName,
  versionTemplateProblem,
  type VersionSource,
} from '../../../src/core/delivery/version-template';
import { anyText } from '../../any-text';

const commit = '0123456789abcdef0123456789abcdef01234567';
const ON_BRANCH: VersionSource = { branch: 'release/2.x', commit, version: '1.2.3' };
const ON_TAG: VersionSource = { tag: 'v2.0.0', commit, version: '1.2.3' };

describe('versionName', () => {
  it.each<[string, VersionSource, string | undefined]>([
    [DEFAULT_VERSION_TEMPLATE, ON_BRANCH, '1.2.3'],
    [DEFAULT_VERSION_TEMPLATE, { commit }, undefined],
    ['{tag}', ON_TAG, 'v2.0.0'],
    ['{tag}', ON_BRANCH, undefined],
    ['{branch}', ON_BRANCH, 'release/2.x'],
    ['{branch}', ON_TAG, undefined],
    ['{ref}', ON_TAG, 'v2.0.0'],
    ['{ref}', ON_BRANCH, 'release/2.x'],
    ['{ref}', { commit }, undefined],
    ['{commit}', ON_TAG, '0123456789ab'],
    ['{version}+{commit}', ON_TAG, '1.2.3+0123456789ab'],
    ['{ref}-{version}', { branch: 'main', commit }, undefined],
    ['  2026.1  ', ON_BRANCH, '2026.1'],
    // Nothing is filled in twice.
    ['{branch}', { branch: '{commit}', commit }, '{commit}'],
    // A placeholder that nobody knows stays what it is; settings refuse it.
    ['{date}', ON_BRANCH, '{date}'],
    // What cannot be seen is no value.
    ['{tag}', { tag: '\u202e\u0000 \ud800', commit }, undefined],
    ['{branch}', { branch: 'a\n\u202eb"<]]>', commit }, 'ab"<]]>'],
    ['', ON_BRANCH, undefined],
    ['{commit}', { commit: '' }, undefined],
  ])('%j of %j is %j', (template, source, expected) => {
    expect(versionName(template, source)).toBe(expected);
  });

  it('keeps both ends of a long name', () => {
    const long = versionName('{branch}-{commit}', { branch: `start/${'🚀'.repeat(500)}`, commit });
    expect(Array.from(long ?? '')).toHaveLength(200);
    expect(long).toMatch(/^start\/🚀+…🚀+-0123456789ab$/u);
  });

  it('is never empty, never long, never invisible, whatever the names', () => {
    const text = anyText({ maxLength: 300 });
    const template = fc.oneof(
      fc.constantFrom('{branch}', '{ref}/{tag}', '{version}-{commit}'),
      text,
    );
    fc.assert(
      fc.property(template, text, text, text, text, (t, tag, branch, version, hash) => {
        const name = versionName(t, { tag, branch, version, commit: hash });
        if (name === undefined) return;
        expect(Array.from(name).length).toBeLessThanOrEqual(200);
        expect(name).toBe(name.trim());
        expect(name).toMatch(/^[^\p{Cc}\p{Cs}]+$/u);
      }),
    );
  });
});

describe('versionTemplateProblem', () => {
  it.each([DEFAULT_VERSION_TEMPLATE, '1.0', '{tag}', '{branch}-{commit}', '{ref}'])(
    'has nothing against %j',
    (template) => {
      expect(versionTemplateProblem(template)).toBeUndefined();
    },
  );

  it.each([
    ['{date}', '{date} is not known; use {tag}, {branch}, {ref}, {commit}, {version}.'],
    ['{toString}', '{toString} is not known; use {tag}, {branch}, {ref}, {commit}, {version}.'],
    ['{tag', 'A brace is not closed or opened.'],
    ['tag}', 'A brace is not closed or opened.'],
    [' \u202e ', 'The template is empty.'],
  ])('objects to %j', (template, problem) => {
    expect(versionTemplateProblem(template)).toBe(problem);
  });
});
