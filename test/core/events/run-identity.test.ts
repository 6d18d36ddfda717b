import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runIdentity } from '../../../src/core/events/run-identity';
import type { PullRequestEvent, PushEvent } from '../../../src/core/events/types';

const push: PushEvent = {
  name: 'repo:push',
  workspace: 'w',
  repository: 'r',
  slug: 'shop',
  at: 1,
  ref: { type: 'branch', name: 'main' },
  before: 'a'.repeat(40),
  after: 'b'.repeat(40),
  forced: false,
};
const updated: PullRequestEvent = {
  name: 'pullrequest:updated',
  workspace: 'w',
  repository: 'r',
  at: 1,
  id: 3,
  source: { branch: 'fix', hash: 'cc2758d231fc' },
  destination: { branch: 'main', hash: 'a37e0ad81173' },
};
const { before: _before, ...created } = push;

describe('runIdentity', () => {
  it.each([
    ['a push that is delivered again after a rename', push, { ...push, slug: 'renamed' }],
    ['a pull request with a new title', updated, { ...updated, at: 2 }],
    [
      'a pull request whose destination moved on',
      updated,
      { ...updated, destination: { branch: 'main', hash: 'ffffffffffff' } },
    ],
  ])('is the same for %s', (_name, one, other) => {
    expect(runIdentity(one)).toBe(runIdentity(other));
  });

  it.each([
    ['another commit', push, { ...push, after: 'c'.repeat(40) }],
    ['the same commits pushed again, after they were taken back', push, { ...push, at: 2 }],
    ['another start', push, { ...push, before: 'c'.repeat(40) }],
    ['a new ref', push, created],
    ['a tag of the same name', push, { ...push, ref: { type: 'tag', name: 'main' } as const }],
    ['another repository', push, { ...push, repository: 's' }],
    ['another workspace', push, { ...push, workspace: 'v' }],
    [
      'new commits in a pull request',
      updated,
      { ...updated, source: { branch: 'fix', hash: 'dddddddddddd' } },
    ],
    [
      'another destination',
      updated,
      { ...updated, destination: { branch: 'next', hash: 'a37e0ad81173' } },
    ],
    ['another pull request', updated, { ...updated, id: 4 }],
    ['its creation', updated, { ...updated, name: 'pullrequest:created' } as const],
    [
      'another merge commit',
      { ...updated, name: 'pullrequest:fulfilled', mergeCommit: 'aaaaaaaaaaaa' } as const,
      { ...updated, name: 'pullrequest:fulfilled', mergeCommit: 'bbbbbbbbbbbb' } as const,
    ],
  ])('differs for %s', (_name, one, other) => {
    expect(runIdentity(one)).not.toBe(runIdentity(other));
  });

  it('keeps hostile names apart from their neighbours', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (a, b, c, d) => {
        const one = runIdentity({ ...push, ref: { type: 'branch', name: a }, after: b });
        const other = runIdentity({ ...push, ref: { type: 'branch', name: c }, after: d });
        expect(one === other).toBe(a === c && b === d);
      }),
    );
  });
});
