import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseEvent } from '../../../src/core/events/parse-event';

const WORKSPACE = 'f0b805f1-c71c-46c7-b97a-b247b211ffc6';
const REPOSITORY = '15a31549-1cff-45dc-9d0d-310114c5038b';
const A = 'a'.repeat(40);
const B = 'b'.repeat(40);
const AT = Date.UTC(2026, 2, 23, 6, 3, 12, 361);
const arrival = { workspace: WORKSPACE, receivedAt: AT + 5000 };

const base = {
  timestamp: '2026-03-23T06:03:12.361017Z',
  selfGenerated: false,
  actor: { type: 'user', accountId: '5ffed', uuid: '{cc8e193d-7603-4dfd-8771-fcc8960aa0fb}' },
  repository: { uuid: `{${REPOSITORY.toUpperCase()}}`, slug: 'shop' },
  project: { uuid: '{1000c478-a2f2-4f72-9b5f-cebbc2b5ba3d}' },
  workspace: { uuid: `{${WORKSPACE}}` },
};
const branch = {
  ref: 'main',
  mainbranch: true,
  before: A,
  after: B,
  created: false,
  closed: false,
  forced: false,
  truncated: false,
  commits: [{ hash: B }],
};
function push(over: object = {}, top: object = {}): object {
  const eventType = 'avi:bitbucket:push:repository';
  return { ...base, eventType, push: { ...branch, ...over }, ...top };
}
function pullRequest(kind: string, over: object = {}): object {
  return {
    ...base,
    eventType: `avi:bitbucket:${kind}:pullrequest`,
    pullrequest: {
      id: 3,
      state: 'OPEN',
      source: { branch: 'fix/x', commit: { hash: 'cc2758d231fc' } },
      destination: { branch: 'main', commit: { hash: 'a37e0ad81173' } },
      ...over,
    },
  };
}
const facts = { workspace: WORKSPACE, repository: REPOSITORY, slug: 'shop', at: AT };

describe('parseEvent: pushes', () => {
  it('reads a push on the main branch', () => {
    expect(parseEvent(push(), arrival)).toEqual({
      kind: 'accepted',
      event: {
        ...facts,
        name: 'repo:push',
        ref: { type: 'branch', name: 'main' },
        before: A,
        after: B,
        forced: false,
        mainBranch: 'main',
      },
    });
  });

  it.each([
    ['another branch', { mainbranch: false }, 'branch', undefined],
    ['a branch whose event names the main one', { mainbranch: 'trunk' }, 'branch', 'trunk'],
    ['a branch told by its commits', { mainbranch: undefined }, 'branch', undefined],
    ['a branch told by mainbranch', { commits: undefined }, 'branch', 'main'],
    ['a tag', { mainbranch: undefined, commits: undefined }, 'tag', undefined],
    ['a tag with nulls', { mainbranch: null, commits: null }, 'tag', undefined],
  ])('tells %s', (_name, over, type, mainBranch) => {
    const fate = parseEvent(push(over), arrival);
    expect(fate).toMatchObject({ kind: 'accepted', event: { ref: { type, name: 'main' } } });
    expect(fate.kind === 'accepted' && 'mainBranch' in fate.event).toBe(mainBranch !== undefined);
    if (mainBranch !== undefined) expect(fate).toMatchObject({ event: { mainBranch } });
  });

  it.each([
    ['absent', undefined],
    ['null', null],
    ['zeros', '0'.repeat(40)],
    ['no hash', 'HEAD'],
  ])('takes a `before` that is %s as a new ref', (_name, before) => {
    const fate = parseEvent(push({ before, forced: true }), arrival);
    expect(fate).toMatchObject({ kind: 'accepted', event: { after: B, forced: true } });
    expect(fate.kind === 'accepted' && 'before' in fate.event).toBe(false);
  });

  it.each([undefined, null, '0'.repeat(40)])('ignores a deletion (after: %s)', (after) => {
    expect(parseEvent(push({ closed: true, after }), arrival)).toEqual({
      kind: 'ignored',
      reason: 'EVENT_REF_DELETED',
      detail: 'main',
    });
  });

  it.each([
    '../../x',
    'feature/%2F..%2f',
    '🚀 launch "now" <b>',
    'a b',
    "'; rm -rf / #",
    'x'.repeat(255),
    '🚀'.repeat(255),
    '__proto__',
  ])('keeps the hostile name %j as it is', (ref) => {
    expect(parseEvent(push({ ref }), arrival)).toMatchObject({
      kind: 'accepted',
      event: { ref: { name: ref } },
    });
  });

  it.each(['', 'x'.repeat(256), 'a\nb', 'a\0b', '\ud800', 5, null, undefined])(
    'refuses %j, which git cannot hold',
    (ref) => {
      expect(parseEvent(push({ ref }), arrival)).toEqual({
        kind: 'incomplete',
        reason: 'EVENT_INCOMPLETE',
        detail: 'push.ref',
      });
    },
  );
});

describe('parseEvent: pull requests', () => {
  it.each(['created', 'updated', 'fulfilled'])('reads pullrequest:%s', (kind) => {
    const mergeCommit = { hash: '71E4ECFCD2BA' };
    expect(parseEvent(pullRequest(kind, { mergeCommit }), arrival)).toEqual({
      kind: 'accepted',
      event: {
        ...facts,
        name: `pullrequest:${kind}`,
        id: 3,
        source: { branch: 'fix/x', hash: 'cc2758d231fc' },
        destination: { branch: 'main', hash: 'a37e0ad81173' },
        ...(kind === 'fulfilled' ? { mergeCommit: '71e4ecfcd2ba' } : {}),
      },
    });
  });

  it.each([
    ['pullrequest.id', { id: '3' }],
    ['pullrequest.source', { source: undefined }],
    ['pullrequest.source.branch', { source: { commit: { hash: 'cc2758d231fc' } } }],
    ['pullrequest.destination.commit', { destination: { branch: 'main', commit: null } }],
    [
      'pullrequest.destination.commit.hash',
      { destination: { branch: 'main', commit: { hash: 'zz' } } },
    ],
  ])('names the missing field %s', (detail, over) => {
    expect(parseEvent(pullRequest('updated', over), arrival)).toEqual({
      kind: 'incomplete',
      reason: 'EVENT_INCOMPLETE',
      detail,
    });
  });
});

describe('parseEvent: whose event, and when', () => {
  it.each([
    ['our own', { selfGenerated: true }, 'ignored', 'EVENT_SELF_GENERATED', undefined],
    [
      'our own, even when nothing else is right',
      { selfGenerated: true, workspace: 1, push: 2 },
      'ignored',
      'EVENT_SELF_GENERATED',
      undefined,
    ],
    [
      "another workspace's",
      { workspace: { uuid: `{${REPOSITORY}}` } },
      'ignored',
      'EVENT_OTHER_WORKSPACE',
      undefined,
    ],
    ['of no workspace', { workspace: undefined }, 'incomplete', 'EVENT_INCOMPLETE', 'workspace'],
    [
      'of a workspace without uuid',
      { workspace: { uuid: 'acme' } },
      'incomplete',
      'EVENT_INCOMPLETE',
      'workspace.uuid',
    ],
    ['of no repository', { repository: {} }, 'incomplete', 'EVENT_INCOMPLETE', 'repository.uuid'],
    [
      'of a kind we do not know',
      { eventType: 'avi:bitbucket:rejected:pullrequest' },
      'unsupported',
      'EVENT_UNSUPPORTED',
      'avi:bitbucket:rejected:pullrequest',
    ],
    ['of no kind', { eventType: 7 }, 'incomplete', 'EVENT_INCOMPLETE', 'eventType'],
    ['a push without push', { push: undefined }, 'incomplete', 'EVENT_INCOMPLETE', 'push'],
    ['a push to nowhere', { push: { ref: 'x' } }, 'incomplete', 'EVENT_INCOMPLETE', 'push.after'],
    [
      'a push of a short hash',
      { push: { ...branch, after: 'abc' } },
      'incomplete',
      'EVENT_INCOMPLETE',
      'push.after',
    ],
  ])('knows an event that is %s', (_name, top, kind, reason, detail) => {
    const fate = parseEvent(push({}, top), arrival);
    expect(fate).toEqual({ kind, reason, ...(detail === undefined ? {} : { detail }) });
  });

  it('knows its workspace by a uuid with braces and capitals as well', () => {
    const workspace = `{${WORKSPACE.toUpperCase()}}`;
    expect(parseEvent(push(), { ...arrival, workspace }).kind).toBe('accepted');
  });

  it('takes nothing for its workspace when it has no uuid itself', () => {
    expect(parseEvent(push(), { ...arrival, workspace: '' })).toMatchObject({
      reason: 'EVENT_OTHER_WORKSPACE',
    });
  });

  it('leaves a slug out that is none', () => {
    const repository = { uuid: REPOSITORY, slug: 5 };
    const fate = parseEvent(push({}, { repository }), arrival);
    expect(fate.kind === 'accepted' && 'slug' in fate.event).toBe(false);
  });

  it.each([
    ['ISO 8601', '2026-03-23T06:03:12.361017Z', AT],
    ['ISO 8601 with a zone', '2026-03-23T08:03:12.361+02:00', AT],
    ['epoch milliseconds', AT, AT],
    ['nothing', undefined, arrival.receivedAt],
    ['null', null, arrival.receivedAt],
    ['no time', 'yesterday', arrival.receivedAt],
    ['a bare number as text', '1', arrival.receivedAt],
    ['a month that is none', '2026-13-45T00:00:00Z', arrival.receivedAt],
    ['the far future', '9999-01-01T00:00:00Z', arrival.receivedAt],
    ['a negative time', -5, arrival.receivedAt],
  ])('takes %s as the time', (_name, timestamp, at) => {
    expect(parseEvent(push({}, { timestamp }), arrival)).toMatchObject({ event: { at } });
  });

  it('cuts a hostile event type', () => {
    const fate = parseEvent({ eventType: 'x'.repeat(5000) }, arrival);
    expect(fate).toEqual({
      kind: 'unsupported',
      reason: 'EVENT_UNSUPPORTED',
      detail: 'x'.repeat(100),
    });
  });
});

describe('parseEvent: anything', () => {
  const value = fc.oneof(fc.anything(), fc.constantFrom('', {}, [], A, null, true));
  it('never throws, and never accepts without a commit', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('push:repository', 'updated:pullrequest', 'fulfilled:pullrequest'),
        fc.dictionary(fc.constantFrom(...Object.keys(branch), 'id', 'source'), value),
        fc.dictionary(fc.constantFrom('workspace', 'repository', 'timestamp'), value),
        (kind, body, top) => {
          const eventType = `avi:bitbucket:${kind}`;
          const fate = parseEvent(
            { ...base, eventType, push: body, pullrequest: body, ...top },
            arrival,
          );
          if (fate.kind === 'accepted') expect(JSON.stringify(fate.event)).toContain(A);
          else expect(fate.reason).toMatch(/^EVENT_/);
        },
      ),
    );
  });

  it('has a fate for every value there is', () => {
    fc.assert(
      fc.property(fc.anything(), (payload) => {
        expect(parseEvent(payload, arrival).kind).not.toBe('accepted');
      }),
    );
  });
});
