import { explain, type ErrorCode } from '../errors';
import type { Replay } from '../run';
import type { Delivery, Failure } from './types';

/** A run that holds a delivery longer than this was killed or cut off: Forge ends it at 300 s. */
export const LEASE_MS = 10 * 60 * 1000;

/** What is known when a run wants to deliver a document. */
export interface DeliverySituation {
  /** The delivery that is stored under the key of the document, if any. */
  readonly stored: Delivery | undefined;
  /** The delivery that was last accepted for the same destination, product and environment. */
  readonly current:
    { readonly key: string; readonly eventAt: number; readonly ref?: string } | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly run: { readonly id: string; readonly eventAt: number; readonly ref: string };
  /** A person asked for it: neither an earlier refusal nor a due time holds it back. */
  readonly replay?: Replay;
}

export type DeliveryDecision =
  | { readonly kind: 'send' }
  /** The destination has it, and nothing newer took its place. */
  | { readonly kind: 'unchanged' }
  /** A newer document of the same ref is there, and this one was never sent. */
  | { readonly kind: 'superseded' }
  /**
   * It may have arrived: look for a version since then (epoch ms), and send if there is none.
   * `stale`: a newer document of the same ref is there, so it is looked for and not sent.
   */
  | { readonly kind: 'look-first'; readonly since: number; readonly stale?: true }
  /** Somebody else is at it, or its time has not come. */
  | { readonly kind: 'wait'; readonly seconds: number }
  /** The same document was refused before, and would be again. */
  | { readonly kind: 'rejected-before'; readonly error?: Failure };

/**
 * What to do with a document. Errs on the side of not sending twice: uploads are not idempotent
 * at the destination, looking is.
 */
export function decideDelivery(situation: DeliverySituation): DeliveryDecision {
  const { stored, now, run, replay } = situation;
  const isStale = replay !== 'this' && hasNewer(situation);
  if (stored === undefined) return { kind: isStale ? 'superseded' : 'send' };
  switch (stored.state) {
    case 'accepted':
    case 'processed':
      return wasReplaced(situation, stored) || hasVanished(situation, stored)
        ? { kind: 'send' }
        : { kind: 'unchanged' };
    case 'delivering':
      return whileDelivering(stored, now, run.id, isStale);
    case 'queued': {
      const wait = replay === undefined ? secondsUntil(stored.dueAt, now) : 0;
      if (wait > 0) return { kind: 'wait', seconds: wait };
      return again(stored, isStale);
    }
    case 'failed':
    case 'superseded':
      return again(stored, isStale);
    case 'rejected':
      if (isStale) return { kind: 'superseded' };
      return replay !== undefined || mayHaveBeenMended(stored, run.id)
        ? { kind: 'send' }
        : { kind: 'rejected-before', ...(stored.error ? { error: stored.error } : {}) };
  }
}

/**
 * A revert brings back an older document: the destination knows it, but the environment must get
 * it again. Only for an event newer than the one that replaced it: a late event changes nothing.
 */
function wasReplaced({ current, run }: DeliverySituation, stored: Delivery): boolean {
  return current !== undefined && current.key !== stored.key && run.eventAt > current.eventAt;
}

/** What comes late must not take the place of what the same ref has brought since. */
function hasNewer({ current, run }: DeliverySituation): boolean {
  return current?.ref === run.ref && current.eventAt > run.eventAt;
}

/** It was taken and never seen again, and a person wants it sent once more. */
function hasVanished({ replay }: DeliverySituation, stored: Delivery): boolean {
  return replay === 'this' && stored.error?.code === 'DESTINATION_NOT_PROCESSED';
}

function whileDelivering(
  stored: Delivery,
  now: number,
  runId: string,
  isStale: boolean,
): DeliveryDecision {
  const look = lookFirst(stored, isStale);
  // The queue gives a run back only when its function ended without an answer.
  if (stored.runId === runId) return look;
  const wait = secondsUntil(stored.attemptedAt + LEASE_MS, now);
  return wait > 0 ? { kind: 'wait', seconds: Math.min(wait, LEASE_MS / 1000) } : look;
}

/** After an unknown outcome it may have arrived after all. */
function again(stored: Delivery, isStale: boolean): DeliveryDecision {
  const unknown = stored.error !== undefined && explain(stored.error.code).retry === 'look-first';
  if (unknown) return lookFirst(stored, isStale);
  return { kind: isStale ? 'superseded' : 'send' };
}

function lookFirst({ attemptedAt }: Delivery, isStale: boolean): DeliveryDecision {
  return { kind: 'look-first', since: attemptedAt, ...(isStale && { stale: true }) };
}

/** Refusals that are about the connection or the settings and not about the document. */
const ABOUT_THE_CONNECTION: ReadonlySet<ErrorCode> = new Set([
  'DESTINATION_TOKEN_REFUSED',
  'DESTINATION_FORBIDDEN',
  'DESTINATION_SCHEMA',
  'DESTINATION_EGRESS',
  'DESTINATION_LIMIT',
  'DESTINATION_WRONG_ADDRESS',
  'DESTINATION_REDIRECTED',
  'DESTINATION_PRIVATE_ADDRESS',
  'RUN_UNKNOWN_DESTINATION',
]);

/** Whether a refusal may end without a change of the document. */
export function isAboutTheConnection({ code }: Failure): boolean {
  return ABOUT_THE_CONNECTION.has(code);
}

/** A new event is a reason to try a token again that was refused; the same event is none. */
function mayHaveBeenMended(stored: Delivery, runId: string): boolean {
  return stored.runId !== runId && stored.error !== undefined && isAboutTheConnection(stored.error);
}

function secondsUntil(time: number, now: number): number {
  return Math.max(0, Math.ceil((time - now) / 1000));
}
