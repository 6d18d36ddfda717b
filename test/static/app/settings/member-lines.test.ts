import { expect, it } from '@jest/globals';
import { memberLines, type AnySettings } from '../../../../static/app/settings/member-lines';

const theirs: AnySettings = {
  enabled: false,
  rules: [
    { events: ['repo:push'], ref: 'branch', pattern: 'secret/*', environment: null },
    {
      events: ['repo:push', 'pullrequest:fulfilled'],
      ref: 'tag',
      pattern: 'v*',
      environment: 'production',
      version: '{tag}',
      latest: true,
      destinations: ['track', 'gone'],
    },
  ],
  excludes: [],
  patterns: ['bom.json', '*.cdx.json'],
  gate: 'present',
  defaults: 'none',
  destinations: ['track'],
};

it.each([
  [
    'rules',
    [
      '1. Push: secret/*, do not send',
      '2. Push, pull request merged: tag v*, to production, as version {tag}, marked as latest, only at Track and gone',
    ],
  ],
  ['enabled', ['Off']],
  ['patterns', ['bom.json', '*.cdx.json']],
  ['excludes', ['None']],
  ['gate', ['A valid SBOM must be there']],
  ['defaults', ['None']],
  ['destinations', ['Track']],
  ['productTemplate', ['Nothing of its own']],
])('the %s that somebody else saved read as %j', (name, lines) => {
  const track = { id: 'track', name: 'Track' };
  expect(memberLines(theirs, name, [track])).toEqual(lines);
});

it('no rules read as no rules', () => {
  expect(memberLines({ rules: [] }, 'rules', [])).toEqual(['No rules']);
});
