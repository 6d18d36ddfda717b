import { describe, expect, it } from '@jest/globals';
import type { Reply } from '../../../../../src/contract/resolvers';
import type { DestinationConfig } from '../../../../../src/core/settings';
import {
  putDestination,
  removeDestination,
  turnDestination,
} from '../../../../../static/app/components/destinations/destination-edits';
import {
  rebaseDraft,
  toDestinationDraft,
} from '../../../../../static/app/components/destinations/destination-draft';
import { newDestination } from '../../../../../static/app/components/destinations/new-destination';

const interlynk: DestinationConfig = {
  id: 'interlynk',
  kind: 'interlynk',
  name: 'Interlynk',
  enabled: true,
};
const track: DestinationConfig = {
  id: 'track',
  kind: 'dependency-track',
  name: 'Track',
  enabled: true,
  address: 'https://old.example.com',
};
const moved = { ...track, address: 'https://new.example.com', enabled: false };
const seen = [interlynk, track];
const moves = [
  'Sending: off (was on)',
  'Address: https://new.example.com (was https://old.example.com)',
];

function dataOf(reply: Reply<DestinationConfig[]>): DestinationConfig[] {
  if (!reply.ok) throw new Error(`Refused: ${reply.problem.detail ?? reply.problem.code}`);
  return reply.data;
}

function told(reply: Reply<DestinationConfig[]>): unknown {
  return reply.ok ? reply.data : [reply.problem.code, ...(reply.problem.detail ?? '').split('\n')];
}

describe('a destination that is saved', () => {
  const renamed = { ...track, name: 'Ours' };

  it('replaces the one that the form began with, wherever it stands now', () => {
    const other = { ...interlynk, id: 'other', kind: 'https-endpoint' as const, address: 'x' };
    expect(dataOf(putDestination(renamed, seen, [other, track, interlynk]))).toEqual([
      other,
      renamed,
      interlynk,
    ]);
  });

  it('does not overwrite what somebody else changed meanwhile, and says what that is', () => {
    expect(told(putDestination(track, seen, [interlynk, moved]))).toEqual([
      'SETTINGS_STALE',
      ...moves,
    ]);
    const mine = { ...track, address: 'https://mine.example.com' };
    expect(told(putDestination(mine, seen, [interlynk, moved]))).toEqual([
      'SETTINGS_STALE',
      moves[0],
      `${String(moves[1])}. You changed it, too: saving replaces theirs.`,
    ]);
  });

  it('is saved with the edits on top of theirs once they are known', () => {
    const edited = { ...toDestinationDraft(track), name: 'Ours', secret: 'key' };
    expect(rebaseDraft(edited, track, moved)).toEqual({
      ...toDestinationDraft(moved),
      name: 'Ours',
      secret: 'key',
    });
    const both = { ...moved, name: 'Ours' };
    const now = [interlynk, moved];
    expect(dataOf(putDestination(both, now, now))).toEqual([interlynk, both]);
  });

  it('is not back unseen where somebody else removed it', () => {
    expect(told(putDestination(renamed, seen, [interlynk]))).toEqual([
      'SETTINGS_STALE',
      'Track was removed. Saving adds it again.',
    ]);
    expect(dataOf(putDestination(renamed, [interlynk], [interlynk]))).toEqual([interlynk, renamed]);
  });
});

describe('a destination that is added', () => {
  const mine = newDestination('dependency-track', []);
  const theirs = { ...newDestination('dependency-track', []), name: 'Production DT' };

  it('takes the place of no other, and its admin hears of one of the same kind', () => {
    expect(mine.id).not.toBe(theirs.id);
    expect(told(putDestination(mine, [], [interlynk, theirs]))).toEqual([
      'SETTINGS_STALE',
      expect.stringMatching(/^Production DT was added: .*\. Saving adds yours as well\.$/),
    ]);
    const now = [interlynk, theirs];
    expect(dataOf(putDestination(mine, now, now))).toEqual([interlynk, theirs, mine]);
  });

  it('minds no other kind', () => {
    expect(dataOf(putDestination(mine, [], [interlynk]))).toEqual([interlynk, mine]);
  });
});

describe('a destination of a page that is not the newest', () => {
  it('is switched as it is now', () => {
    expect(dataOf(turnDestination(track, true, [moved]))).toEqual([{ ...moved, enabled: true }]);
  });

  it('is not back when it is switched', () => {
    expect(told(turnDestination(track, false, [interlynk]))).toEqual([
      'SETTINGS_STALE',
      'Track was removed.',
    ]);
  });

  it('is removed as it was seen, or not at all', () => {
    expect(dataOf(removeDestination(track, seen))).toEqual([interlynk]);
    expect(dataOf(removeDestination(track, [interlynk]))).toEqual([interlynk]);
    expect(told(removeDestination(track, [moved]))).toEqual(['SETTINGS_STALE', ...moves]);
  });
});
