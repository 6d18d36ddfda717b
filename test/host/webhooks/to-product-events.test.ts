import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toProductEvents } from '../../../host/webhooks/to-product-events';
import {
  NEW_HASH,
  OLD_HASH,
  PERSON,
  PROJECT,
  REPOSITORY,
  WORKSPACE,
  base,
  branch,
  pullRequest,
  push,
  tag,
  updated,
} from './bodies';

const AT = Date.UTC(2026, 10, 21, 12);
const options = { at: AT };

function onlyEvent(eventKey: string, body: unknown, more = {}) {
  const result = toProductEvents(eventKey, body, { ...options, ...more });
  if (result.kind !== 'events') throw new Error(`expected events, got ${JSON.stringify(result)}`);
  expect(result.events).toHaveLength(1);
  return result.events[0] ?? { eventType: 'none' };
}

describe('a push', () => {
  it('becomes the event that Forge sends', () => {
    const change = {
      ...updated(),
      commits: [
        {
          hash: NEW_HASH,
          message: 'feat: tea\n',
          date: '2026-11-21T11:59:00+00:00',
          author: { raw: 'Ada <a@b>', user: { type: 'user', uuid: PERSON, account_id: 'x' } },
        },
      ],
    };
    expect(onlyEvent('repo:push', push(change), { mainBranch: 'main' })).toEqual({
      eventType: 'avi:bitbucket:push:repository',
      timestamp: '2026-11-21T12:00:00.000Z',
      selfGenerated: false,
      actor: { type: 'user', accountId: '712020:ada', uuid: PERSON },
      repository: { uuid: REPOSITORY, slug: 'web-shop' },
      project: { uuid: PROJECT },
      workspace: { uuid: WORKSPACE },
      push: {
        ref: 'main',
        mainbranch: true,
        before: OLD_HASH,
        after: NEW_HASH,
        created: false,
        closed: false,
        forced: false,
        truncated: false,
        commits: [
          {
            hash: NEW_HASH,
            message: { value: 'feat: tea\n', truncated: false },
            date: '2026-11-21T11:59:00+00:00',
            author: { user: { type: 'user', accountId: 'x', uuid: PERSON } },
          },
        ],
      },
    });
  });

  it('of several refs becomes one event each, in their order', () => {
    const body = push(
      updated('main'),
      { old: null, new: tag('v1', NEW_HASH), created: true },
      { old: branch('old', OLD_HASH), new: null, closed: true },
    );
    const result = toProductEvents('repo:push', body, options);
    expect(result).toMatchObject({
      kind: 'events',
      skipped: 0,
      events: [
        { push: { ref: 'main', before: OLD_HASH, after: NEW_HASH, commits: [] } },
        { push: { ref: 'v1', created: true, after: NEW_HASH } },
        { push: { ref: 'old', closed: true, before: OLD_HASH, commits: [] } },
      ],
    });
  });

  it.each([
    ['a tag', { old: null, new: tag('v1', NEW_HASH), created: true }],
    ['a deleted tag', { old: tag('v1', OLD_HASH), new: null, closed: true }],
  ])('of %s has neither mainbranch, truncated nor commits', (_name, change) => {
    const event = onlyEvent('repo:push', push(change), { mainBranch: 'v1' });
    expect(event.push).not.toHaveProperty('mainbranch');
    expect(event.push).not.toHaveProperty('commits');
    expect(event.push).not.toHaveProperty('truncated');
  });

  it('of an annotated tag says its message, date and author', () => {
    const annotated = {
      ...tag('v1', NEW_HASH),
      message: 'One\n',
      date: '2026-11-20T00:00:00+00:00',
      tagger: { raw: 'Ada <a@b>', user: { type: 'user', uuid: PERSON } },
    };
    expect(onlyEvent('repo:push', push({ old: null, new: annotated })).push).toMatchObject({
      message: { value: 'One\n', truncated: false },
      date: '2026-11-20T00:00:00+00:00',
      author: { user: { type: 'user', uuid: PERSON } },
    });
  });

  it('leaves mainbranch out when nobody knows the main branch', () => {
    expect(onlyEvent('repo:push', push(updated())).push).not.toHaveProperty('mainbranch');
  });

  it('takes the main branch from a body that has it', () => {
    const body = push(updated('develop'));
    Object.assign(body.repository, { mainbranch: { name: 'main' } });
    expect(onlyEvent('repo:push', body).push).toMatchObject({ mainbranch: false });
  });

  it('cuts a long message between characters and says so', () => {
    const commits = [{ hash: NEW_HASH, message: '😀'.repeat(1001) }];
    expect(onlyEvent('repo:push', push({ ...updated(), commits })).push).toMatchObject({
      commits: [{ message: { value: '😀'.repeat(1000), truncated: true } }],
    });
  });

  it('is not held up by a malformed change or commit', () => {
    const commits = [{ hash: 'short' }, 17, { hash: NEW_HASH }];
    const broken = { old: null, new: { type: 'branch', name: 'x', target: null } };
    const result = toProductEvents('repo:push', push(broken, { ...updated(), commits }), options);
    expect(result).toMatchObject({
      kind: 'events',
      skipped: 1,
      events: [{ push: { ref: 'main', commits: [{ hash: NEW_HASH }] } }],
    });
  });

  it.each([
    ['no changes', push(), { kind: 'empty', reason: 'NO_CHANGES' }],
    ['null refs', push({ old: null, new: null }), { kind: 'empty', reason: 'NO_REFS' }],
    [
      'a bookmark',
      push({ old: null, new: { ...branch('x', NEW_HASH), type: 'bookmark' } }),
      { kind: 'empty', reason: 'NO_REFS' },
    ],
    [
      'only malformed changes',
      push('x', { old: null, new: branch('', NEW_HASH) }),
      { kind: 'refused', reason: 'BODY_INCOMPLETE', member: 'push.changes' },
    ],
    ['no push', base(), { kind: 'refused', reason: 'BODY_INCOMPLETE', member: 'push' }],
  ])('with %s comes to a stated outcome', (_name, body, outcome) => {
    expect(toProductEvents('repo:push', body, options)).toEqual(outcome);
  });
});

describe('a pull request', () => {
  it.each([
    ['pullrequest:created', 'avi:bitbucket:created:pullrequest'],
    ['pullrequest:updated', 'avi:bitbucket:updated:pullrequest'],
    ['pullrequest:fulfilled', 'avi:bitbucket:fulfilled:pullrequest'],
    ['pullrequest:rejected', 'avi:bitbucket:rejected:pullrequest'],
  ])('%s becomes %s', (eventKey, eventType) => {
    expect(onlyEvent(eventKey, pullRequest())).toMatchObject({ eventType });
  });

  it('has the members of Forge, and cut hashes', () => {
    const body = pullRequest({
      state: 'MERGED',
      merge_commit: { hash: NEW_HASH },
      title: 'Tea',
      author: { type: 'user', uuid: PERSON, account_id: 'x', display_name: 'Ada' },
      created_on: '2026-11-20T00:00:00+00:00',
      updated_on: '2026-11-21T00:00:00+00:00',
      comment_count: 2,
      task_count: 0,
      description: 'not sent',
    });
    expect(onlyEvent('pullrequest:fulfilled', body).pullrequest).toEqual({
      id: 7,
      state: 'MERGED',
      source: { branch: 'feature/tea', commit: { hash: 'abcdef012345' } },
      destination: { branch: 'main', commit: { hash: '543210fedcba' } },
      mergeCommit: { hash: 'b'.repeat(12) },
      title: { value: 'Tea', truncated: false },
      author: { type: 'user', accountId: 'x', uuid: PERSON, displayName: 'Ada' },
      createdOn: '2026-11-20T00:00:00+00:00',
      updatedOn: '2026-11-21T00:00:00+00:00',
      commentCount: 2,
      taskCount: 0,
    });
  });

  it('without a source commit is refused by name', () => {
    const body = pullRequest({ source: { branch: { name: 'x' }, commit: null } });
    expect(toProductEvents('pullrequest:updated', body, options)).toEqual({
      kind: 'refused',
      reason: 'BODY_INCOMPLETE',
      member: 'pullrequest.source.commit',
    });
  });
});

describe('the workspace', () => {
  const { repository, ...rest } = push(updated());
  const { workspace: _workspace, ...bare } = repository;
  const old = { ...rest, repository: bare };

  it('of a body that does not name it comes from the caller', () => {
    const event = onlyEvent('repo:push', old, { workspace: WORKSPACE.slice(1, -1) });
    expect(event).toMatchObject({ workspace: { uuid: WORKSPACE } });
  });

  it('is never guessed', () => {
    expect(toProductEvents('repo:push', old, options)).toEqual({
      kind: 'refused',
      reason: 'WORKSPACE_UNKNOWN',
    });
  });

  it('of the body wins, so that the app sees what is foreign', () => {
    const event = onlyEvent('repo:push', push(updated()), { workspace: PERSON });
    expect(event).toMatchObject({ workspace: { uuid: WORKSPACE } });
  });
});

describe('hostile input', () => {
  it.each(['issue:created', 'toString', '__proto__', '', 'REPO:PUSH'])(
    'the event key %p is refused',
    (eventKey) => {
      expect(toProductEvents(eventKey, push(updated()), options)).toEqual({
        kind: 'refused',
        reason: 'EVENT_UNSUPPORTED',
      });
    },
  );

  it('a malformed repository uuid is refused by name', () => {
    const body = push(updated());
    body.repository.uuid = '../../etc';
    expect(toProductEvents('repo:push', body, options)).toEqual({
      kind: 'refused',
      reason: 'BODY_INCOMPLETE',
      member: 'repository.uuid',
    });
  });

  const keys = fc.constantFrom(
    'repo:push',
    'pullrequest:created',
    'pullrequest:updated',
    'pullrequest:fulfilled',
    'pullrequest:rejected',
  );

  it('whatever the body is, it does not throw', () => {
    fc.assert(
      fc.property(keys, fc.anything(), (eventKey, body) => {
        const result = toProductEvents(eventKey, body, options);
        expect(['empty', 'refused']).toContain(result.kind);
      }),
    );
  });

  it('whatever stands in a change or a pull request, it does not throw', () => {
    const odd = fc.oneof(fc.jsonValue(), fc.constant(branch('main', NEW_HASH)));
    const change = fc.record(
      { old: odd, new: odd, created: odd, closed: odd, commits: odd },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(odd, change)), (changes) => {
        const result = toProductEvents('repo:push', push(...changes), options);
        const events = result.kind === 'events' ? result.events.length + result.skipped : 0;
        expect(events).toBeLessThanOrEqual(changes.length);
      }),
    );
    fc.assert(
      fc.property(keys, fc.dictionary(fc.string(), odd), (eventKey, members) => {
        const body = { ...pullRequest(members), push: { changes: [members] } };
        expect(typeof toProductEvents(eventKey, body, options).kind).toBe('string');
      }),
    );
  });
});
