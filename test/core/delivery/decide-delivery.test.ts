import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  decideDelivery,
  LEASE_MS,
  type DeliverySituation,
} from '../../../src/core/delivery/decide-delivery';
import { DELIVERY_STATES, type Delivery } from '../../../src/core/delivery/types';
import { CATALOGUE } from '../../../src/core/error-catalogue';
import type { ErrorCode } from '../../../src/core/errors';

import { error, look, NOW, send, SENT, situation, unchanged } from './situations';

describe('a document that is new to the destination', () => {
  it.each([
    ['the first of its product', undefined],
    ['with another one current', { key: 'other', eventAt: NOW, order: SENT }],
  ])('is sent: %s', (_name, current) => {
    expect(decideDelivery(situation(undefined, { current }))).toEqual(send);
  });
});

describe.each(['accepted', 'processed'] as const)('a document that was %s', (state) => {
  const at = NOW - 1000;
  it.each([
    ['is unchanged where nothing is known to be current', undefined, unchanged],
    ['is unchanged while it is current', { key: 'mine', eventAt: SENT, order: SENT }, unchanged],
    [
      'is unchanged while it is current by a later event',
      { key: 'mine', eventAt: at + 9, order: SENT },
      unchanged,
    ],
    [
      'is sent again when a revert brings it back',
      { key: 'other', eventAt: at - 1, order: SENT },
      send,
    ],
    [
      'is unchanged for an event that came late',
      { key: 'other', eventAt: at + 1, order: SENT },
      unchanged,
    ],
    [
      'is unchanged for an event of the same moment',
      { key: 'other', eventAt: at, order: SENT },
      unchanged,
    ],
  ])('%s', (_name, current, expected) => {
    expect(decideDelivery(situation({ state }, { current }))).toEqual(expected);
    // A person who forwards it now changes nothing about that.
    expect(decideDelivery(situation({ state }, { current, replay: 'this' }))).toEqual(expected);
  });
});

describe('a document that is being delivered', () => {
  const state = 'delivering';
  it.each<[string, Partial<Delivery>, object]>([
    ['by this run, which was cut off', { runId: 'this-run' }, look],
    ['by this run, long ago', { runId: 'this-run', attemptedAt: 5 }, { ...look, since: 5 }],
    ['by another run just now', { attemptedAt: NOW }, { kind: 'wait', seconds: 600 }],
    ['by another run a minute ago', {}, { kind: 'wait', seconds: 540 }],
    [
      'by another run whose lease ends in a moment',
      { attemptedAt: NOW - LEASE_MS + 1 },
      { kind: 'wait', seconds: 1 },
    ],
    [
      'by another run whose lease is over',
      { attemptedAt: NOW - LEASE_MS },
      { kind: 'look-first', since: NOW - LEASE_MS },
    ],
    [
      'by another run on a clock ahead of ours',
      { attemptedAt: NOW + 86_400_000 },
      { kind: 'wait', seconds: 600 },
    ],
  ])('%s', (_name, over, expected) => {
    expect(decideDelivery(situation({ state, ...over }))).toEqual(expected);
  });
});

describe('a document that waits for its next attempt', () => {
  const state = 'queued';
  const timeout = { ...error('DESTINATION_TIMEOUT'), unsure: true } as const;
  const unavailable = error('DESTINATION_UNAVAILABLE');
  it.each<[string, Partial<Delivery>, Partial<DeliverySituation>, object]>([
    ['never tried', { attempts: 0 }, {}, send],
    ['due', { dueAt: NOW, ...unavailable }, {}, send],
    ['due, with its outcome unknown', { dueAt: NOW - 5, ...timeout }, {}, look],
    ['not due', { dueAt: NOW + 1500, ...timeout }, {}, { kind: 'wait', seconds: 2 }],
    [
      'not due, and held by this run',
      { dueAt: NOW + 1500, runId: 'this-run' },
      {},
      { kind: 'wait', seconds: 2 },
    ],
    ['not due, but a person asks', { dueAt: NOW + 1500, ...unavailable }, { replay: 'this' }, send],
    [
      'not due, unknown, but a person asks',
      { dueAt: NOW + 1500, ...timeout },
      { replay: 'this' },
      look,
    ],
  ])('%s', (_name, over, around, expected) => {
    expect(decideDelivery(situation({ state, ...over }, around))).toEqual(expected);
  });
});

describe('a document whose attempts are spent', () => {
  it.each<[string, Partial<Delivery>, object]>([
    ['without an error', {}, send],
    ['after an outage', error('DESTINATION_UNAVAILABLE'), send],
    ['and that may have arrived', { ...error('DESTINATION_TIMEOUT'), unsure: true }, look],
    [
      'by an outage, and that may have arrived',
      { ...error('DESTINATION_UNAVAILABLE'), unsure: true },
      look,
    ],
  ])('%s', (_name, over, expected) => {
    expect(decideDelivery(situation({ state: 'failed', ...over }))).toEqual(expected);
  });
});

describe('a document that was refused', () => {
  const state = 'rejected';
  it.each<ErrorCode>(['DESTINATION_REFUSED', 'DESTINATION_TOO_LARGE', 'SBOM_INVALID'])(
    'for itself (%s) stays refused until a person asks',
    (code) => {
      expect(decideDelivery(situation({ state, ...error(code) }))).toEqual({
        kind: 'rejected-before',
        error: { code },
      });
      expect(decideDelivery(situation({ state, ...error(code) }, { replay: 'this' }))).toEqual(
        send,
      );
    },
  );

  it.each<ErrorCode>([
    'DESTINATION_TOKEN_REFUSED',
    'DESTINATION_FORBIDDEN',
    'DESTINATION_SCHEMA',
    'DESTINATION_EGRESS',
  ])('for the connection (%s) is tried by the next event, not by the same one', (code) => {
    expect(decideDelivery(situation({ state, ...error(code) }))).toEqual(send);
    expect(decideDelivery(situation({ state, runId: 'this-run', ...error(code) }))).toEqual({
      kind: 'rejected-before',
      error: { code },
    });
  });

  it('while it was looked for is looked for again', () => {
    const over = { state, ...error('DESTINATION_TOKEN_REFUSED'), unsure: true } as const;
    expect(decideDelivery(situation(over))).toEqual(look);
    expect(decideDelivery(situation(over, { replay: 'this' }))).toEqual(look);
  });

  it('for no known reason stays refused', () => {
    expect(decideDelivery(situation({ state }))).toEqual({ kind: 'rejected-before' });
  });
});

describe('a document that was taken and never seen again', () => {
  const lost = { state: 'accepted', ...error('DESTINATION_NOT_PROCESSED') } as const;
  it.each([
    ['this', look],
    ['all', unchanged],
    [undefined, unchanged],
  ] as const)('with a retry of %s', (replay, expected) => {
    expect(decideDelivery(situation(lost, replay ? { replay } : {}))).toEqual(expected);
  });
});

it('a document that was never seen is sent once more where another was sent since', () => {
  const lost = { state: 'accepted', ...error('DESTINATION_NOT_PROCESSED') } as const;
  const current = { key: 'another', eventAt: 1, order: 2 * NOW };
  expect(decideDelivery({ ...situation(lost, { replay: 'this' }), current })).toEqual(send);
});

describe('in every situation', () => {
  const time = fc.integer({ min: 0, max: 2 * NOW });
  const delivery = fc.record({
    state: fc.constantFrom(...DELIVERY_STATES.filter((state) => state !== 'unchanged')),
    runId: fc.constantFrom('this-run', 'other-run'),
    attemptedAt: time,
    dueAt: time,
    error: fc.constantFrom(...(Object.keys(CATALOGUE) as ErrorCode[])).map((code) => ({ code })),
    isUnsure: fc.boolean(),
  });

  it('an unknown outcome is looked at before anything is sent', () => {
    fc.assert(
      fc.property(delivery, time, fc.constantFrom('this', 'all'), (drawn, now, replay) => {
        const { isUnsure, ...over } = drawn;
        const held = isUnsure ? { ...over, unsure: true as const } : over;
        const decision = decideDelivery(situation(held, { now, replay }));
        const isThere = over.state === 'accepted' || over.state === 'processed';
        const unknown = over.state === 'delivering' || (isUnsure && !isThere);
        if (unknown) expect(decision.kind).not.toBe('send');
      }),
    );
  });

  it('a wait is of whole seconds from now on', () => {
    fc.assert(
      fc.property(delivery, time, ({ isUnsure: _isUnsure, ...over }, now) => {
        const decision = decideDelivery(situation(over, { now }));
        if (decision.kind !== 'wait') return;
        expect(Number.isInteger(decision.seconds)).toBe(true);
        expect(decision.seconds).toBeGreaterThan(0);
      }),
    );
  });
});
