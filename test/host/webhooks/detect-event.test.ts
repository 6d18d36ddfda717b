import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readEvent } from '../../../host/webhooks/detect-event';
import { base, pullRequest, push, updated } from './bodies';

const CREATED = '2026-11-21T10:00:00.000000+00:00';

describe('an event file', () => {
  it('with an eventType of Forge is a product event, kept whole', () => {
    const event = { eventType: 'avi:bitbucket:push:repository', push: { ref: 'main' } };
    expect(readEvent(event)).toEqual({ kind: 'product', event });
  });

  it.each([
    ['repo:push', push(updated())],
    ['repo:push', push()],
    ['pullrequest:fulfilled', pullRequest({ state: 'MERGED' })],
    ['pullrequest:rejected', pullRequest({ state: 'DECLINED' })],
    [
      'pullrequest:created',
      pullRequest({ created_on: CREATED, updated_on: '2026-11-21T10:00:00.800000+00:00' }),
    ],
    [
      'pullrequest:updated',
      pullRequest({ created_on: CREATED, updated_on: '2026-11-21T10:00:06.000000+00:00' }),
    ],
    ['pullrequest:updated', pullRequest()],
  ])('is the webhook %s', (eventKey, body) => {
    expect(readEvent(body)).toEqual({ kind: 'webhook', eventKey, body });
  });

  it.each([
    ['a comment', { ...pullRequest(), comment: { id: 1 } }],
    ['an approval', { ...pullRequest(), approval: {} }],
    ['a superseded pull request', pullRequest({ state: 'SUPERSEDED' })],
    ['a bare repository', base()],
    ['an event of another system', { eventType: 'repo:refs_changed' }],
  ])('about %s is not supported', (_name, body) => {
    expect(readEvent(body)).toEqual({ kind: 'unknown', reason: 'EVENT_UNSUPPORTED' });
  });

  it.each([[null], ['text'], [3], [[push(updated())]]])('%j is no event', (json) => {
    expect(readEvent(json)).toEqual({ kind: 'unknown', reason: 'NOT_AN_OBJECT' });
  });

  it('may hold anything at all', () => {
    fc.assert(
      fc.property(fc.anything(), (json) => {
        expect(readEvent(json).kind).toBe('unknown');
      }),
    );
  });
});
