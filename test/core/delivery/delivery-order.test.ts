import { describe, expect, it } from '@jest/globals';
import { decideDelivery, type DeliverySituation } from '../../../src/core/delivery/decide-delivery';
import type { Delivery } from '../../../src/core/delivery/types';
import { error, look, NOW, send, SENT, situation, stored, unchanged } from './situations';

describe('a document that comes after a newer one of its ref', () => {
  const newer = { key: 'newer', eventAt: NOW, order: SENT - 1, ref: 'main' };
  const superseded = { kind: 'superseded' };
  it.each<[string, Partial<Delivery> | undefined, Partial<DeliverySituation>, object]>([
    ['is not sent', undefined, {}, superseded],
    ['is not sent by a retry of all either', undefined, { replay: 'all' }, superseded],
    ['is sent when a person asks for it', undefined, { replay: 'this' }, send],
    ['of another ref is sent', undefined, { current: { ...newer, ref: '1.0.1' } }, send],
    [
      'is sent where it is not known which ref is there',
      undefined,
      { current: { key: 'newer', eventAt: NOW, order: SENT - 1 } },
      send,
    ],
    [
      'is not sent while the newer one is under way',
      undefined,
      { current: undefined, begun: stored({ ...newer, state: 'queued' }) },
      superseded,
    ],
    [
      'is not sent while the newer one may be there',
      undefined,
      { current: undefined, begun: stored({ ...newer, state: 'failed', unsure: true }) },
      superseded,
    ],
    [
      'is sent where the newer one was refused',
      undefined,
      { current: undefined, begun: stored({ ...newer, state: 'rejected' }) },
      send,
    ],
    ['waited in vain', { state: 'queued', ...error('DESTINATION_UNAVAILABLE') }, {}, superseded],
    ['was given up', { state: 'failed', ...error('DESTINATION_UNAVAILABLE') }, {}, superseded],
    ['was refused', { state: 'rejected', ...error('DESTINATION_FORBIDDEN') }, {}, superseded],
    ['may have arrived', { state: 'queued', unsure: true }, {}, { ...look, stale: true }],
    ['was cut off', { state: 'delivering', runId: 'this-run' }, {}, { ...look, stale: true }],
    ['arrived before it', { state: 'accepted' }, {}, unchanged],
  ])('%s', (_name, delivery, over, expected) => {
    expect(decideDelivery(situation(delivery, { current: newer, ...over }))).toEqual(expected);
  });
});

describe('a document that may have arrived, where another one was sent since', () => {
  const over = { state: 'queued', unsure: true } as const;
  const current = { key: 'other', order: SENT + 1, ref: 'main' };
  it.each([
    ['is sent when a newer push wants it back', { ...current, eventAt: SENT }, send],
    [
      'is looked for, and is not what is there now',
      { ...current, eventAt: NOW, ref: 'release' },
      { ...look, replaced: true },
    ],
    [
      'is looked for and not sent over a newer one',
      { ...current, eventAt: NOW },
      { ...look, stale: true, replaced: true },
    ],
  ])('%s', (_name, there, expected) => {
    expect(decideDelivery(situation(over, { current: there }))).toEqual(expected);
  });
});

describe('a clock that was put back between two documents', () => {
  const later = { attemptedAt: SENT - 5000, order: SENT + 1 };
  const current = { key: 'other', eventAt: SENT, order: SENT, ref: 'main' };
  const lookLater = { kind: 'look-first', since: SENT - 5000 };
  it.each<[string, Partial<Delivery>, object]>([
    ['does not make the later one pass for replaced', { state: 'queued', unsure: true }, lookLater],
    ['nor have it sent again where it is there', { state: 'processed' }, unchanged],
  ])('%s', (_name, over, expected) => {
    expect(decideDelivery(situation({ ...later, ...over }, { current }))).toEqual(expected);
  });
});

describe('a document that is there, unless an older push replaced it unseen', () => {
  const outdated = { ...unchanged, outdated: true };
  const begun = { key: 'other', eventAt: SENT, runId: 'other-run' };
  const lookAt = (other: Partial<Delivery>) => ({ kind: 'look-at-other', other: stored(other) });
  it.each<[string, Partial<Delivery>, object | undefined]>([
    ['by an attempt without an answer', { state: 'queued', unsure: true }, undefined],
    ['by an attempt that was given up', { state: 'failed', unsure: true }, undefined],
    [
      'by an attempt that was cut off',
      { state: 'delivering', attemptedAt: 5, order: NOW },
      undefined,
    ],
    ['by an attempt before it', { state: 'queued', unsure: true, order: SENT - 1 }, outdated],
    ['by an attempt under way', { state: 'delivering' }, { kind: 'wait', seconds: 540 }],
    ['by an attempt that surely failed', { state: 'queued' }, outdated],
    ['by an attempt that was refused', { state: 'rejected' }, outdated],
    ['by an attempt that was given up for it', { state: 'superseded' }, unchanged],
    ['by a newer push', { state: 'queued', unsure: true, eventAt: NOW }, unchanged],
    ['by another ref', { state: 'queued', unsure: true, ref: 'release' }, unchanged],
  ])('%s', (_name, over, expected) => {
    const other = { ...begun, ...over };
    const around = { begun: stored(other) };
    expect(decideDelivery(situation({ state: 'accepted' }, around))).toEqual(
      expected ?? lookAt(other),
    );
  });

  it('by another ref as well, which is what is there', () => {
    const current = { key: 'third', eventAt: NOW, order: NOW, ref: 'release' };
    const around = { current, begun: stored({ ...begun, state: 'rejected' }) };
    expect(decideDelivery(situation({ state: 'accepted' }, around))).toEqual(unchanged);
  });
});
