import { describe, expect, it } from '@jest/globals';
import { missingScopes } from '../../../../host/connections/oauth/needed-scopes';

const b = (name: string): string => `${name}:bitbucket`;
const ALL = [
  ...['read:user', 'read:workspace', 'read:repository', 'read:pullrequest'].map(b),
  ...['read:webhook', 'write:webhook', 'delete:webhook'].map(b),
];

describe('missing scopes', () => {
  it.each([
    ['all', ['account', 'repository', 'pullrequest', 'webhook'], []],
    ['repository within pullrequest', ['account', 'pullrequest', 'webhook'], []],
    ['all within wider ones', ['account:write', 'pullrequest:write', 'webhook'], []],
    ['project includes repository alone', ['account', 'project', 'webhook'], ['pullrequest']],
    [
      'admin includes nothing',
      ['account', 'repository:admin', 'webhook'],
      ['repository', 'pullrequest'],
    ],
    ['none', [], ['account', 'repository', 'pullrequest', 'webhook']],
    ['all, granular', ALL, []],
    [
      'granular ones include nothing',
      [...ALL.filter((one) => one !== b('read:repository')), b('write:repository')],
      [b('read:repository')],
    ],
    ['a half of account', ALL.filter((one) => one !== b('read:workspace')), [b('read:workspace')]],
    [
      'both vocabularies',
      ['account', b('read:repository'), b('read:pullrequest')],
      [b('read:webhook'), b('write:webhook'), b('delete:webhook')],
    ],
    ['odd case', ['Account', 'PullRequest', 'WEBHOOK'], []],
  ])('%s', (_what, granted, missing) => {
    expect(missingScopes(granted)).toEqual(missing);
  });
});
