import type { ErrorCode } from '../errors';
import type { Replay } from '../run';
import type { CurrentDocument, LoadedDelivery } from '../stores';
import { orderOf } from './send-order';
import type { Delivery, Failure } from './types';

/** A run that holds a delivery longer than this was killed or cut off: Forge ends it at 300 s. */
export const LEASE_MS = 10 * 60 * 1000;

/** What is known when a run wants to deliver a document. */
export interface DeliverySituation extends Pick<LoadedDelivery, 'current' | 'begun'> {
  /** The delivery that is stored under the key of the document, if any. */
  readonly stored: Delivery | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly run: { readonly id: string; readonly eventAt: number; readonly ref: string };
  /** A person asked for it: neither an earlier refusal nor a due time holds it back. */
  readonly replay?: Replay;
}

export type DeliveryDecision =
  | { readonly kind: 'send' }
  /**
   * The destination has it, and nothing newer took its place. `outdated`: an older push has begun
   * another one there since, which must not be sent over it any more.
   */
  | { readonly kind: 'unchanged'; readonly outdated?: true }
  /** A newer document of the same ref is there, and this one was never sent. */
  | { readonly kind: 'superseded' }
  /**
   * It may have arrived: look for a version since then (epoch ms), and send if there is none.
   * `stale`: a newer document of the same ref is there, so it is looked for and not sent.
   * `replaced`: another one was sent there since, so that this one is not what is there now.
   */
  | {
      readonly kind: 'look-first';
      readonly since: number;
      readonly stale?: true;
      readonly replaced?: true;
    }
  /** The destination had it; an older push of the ref may have replaced it without an answer. */
  | { readonly kind: 'look-at-other'; readonly other: Delivery }
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
      if (wasReplaced(situation, stored)) return { kind: 'send' };
      if (hasVanished(situation, stored)) return onceMore(situation, stored);
      return whileThere(situation, stored);
    case 'delivering':
      return whileDelivering(situation, stored, isStale);
    case 'queued': {
      const wait = replay === undefined ? secondsUntil(stored.dueAt, now) : 0;
      if (wait > 0) return { kind: 'wait', seconds: wait };
      return again(situation, stored, isStale);
    }
    case 'failed':
    case 'superseded':
      return again(situation, stored, isStale);
    case 'rejected':
      return replay !== undefined || mayHaveBeenMended(stored, run.id) || isStale
        ? again(situation, stored, isStale)
        : { kind: 'rejected-before', ...(stored.error ? { error: stored.error } : {}) };
  }
}

/**
 * A revert brings back an older document: the destination knows it, but the environment must get
 * it again. Only for an event newer than the one that replaced it: a late event changes nothing.
 */
function wasReplaced(situation: DeliverySituation, stored: Delivery): boolean {
  const { current, run } = situation;
  return current !== undefined && run.eventAt > current.eventAt && isAfter(current, stored);
}

/** Of two that may be there, where nobody can tell which, the one sent last is no less there. */
function isAfter(current: CurrentDocument, stored: Delivery): boolean {
  return current.key !== stored.key && current.order >= orderOf(stored);
}

/**
 * What comes late must not take the place of what the same ref has brought since, or is about to
 * bring: nobody may have seen it arrive.
 */
function hasNewer({ current, begun, run }: DeliverySituation): boolean {
  const isNewer = (other: { readonly ref?: string; readonly eventAt: number } | undefined) =>
    other?.ref === run.ref && other.eventAt > run.eventAt;
  const isUnderWay =
    begun?.state === 'delivering' || begun?.state === 'queued' || begun?.unsure === true;
  return isNewer(current) || (isUnderWay && isNewer(begun));
}

/** It was taken and never seen again, and a person wants it sent once more. */
function hasVanished({ replay }: DeliverySituation, stored: Delivery): boolean {
  return replay === 'this' && stored.error?.code === 'DESTINATION_NOT_PROCESSED';
}

/** Its record may have come after the last look; what was sent since might be taken for it. */
function onceMore(situation: DeliverySituation, stored: Delivery): DeliveryDecision {
  const { current } = situation;
  if (current !== undefined && isAfter(current, stored)) return { kind: 'send' };
  return lookFirst(situation, stored, false);
}

/** What an older push of the ref began there and nobody has seen the end of. */
function whileThere(situation: DeliverySituation, stored: Delivery): DeliveryDecision {
  const { begun, current, run, now } = situation;
  if (begun?.ref !== run.ref || begun.eventAt >= run.eventAt) return { kind: 'unchanged' };
  // What another ref has brought since is what is there, and stays that.
  const isCurrent = current === undefined || current.key === stored.key;
  const left: DeliveryDecision = isCurrent
    ? { kind: 'unchanged', outdated: true }
    : { kind: 'unchanged' };
  if (begun.state === 'delivering') {
    const wait = leaseLeft(begun, now);
    if (wait > 0) return { kind: 'wait', seconds: wait };
  } else if (begun.unsure !== true) {
    return begun.state === 'superseded' ? { kind: 'unchanged' } : left;
  }
  // Whether it arrived does not matter: this one was sent after it.
  if (orderOf(begun) < orderOf(stored)) return left;
  return { kind: 'look-at-other', other: begun };
}

function whileDelivering(
  situation: DeliverySituation,
  stored: Delivery,
  isStale: boolean,
): DeliveryDecision {
  // The queue gives a run back only when its function ended without an answer.
  const isOwn = stored.runId === situation.run.id;
  const wait = isOwn ? 0 : leaseLeft(stored, situation.now);
  return wait > 0 ? { kind: 'wait', seconds: wait } : lookFirst(situation, stored, isStale);
}

/** After an unknown outcome it may have arrived after all. */
function again(situation: DeliverySituation, stored: Delivery, isStale: boolean): DeliveryDecision {
  if (stored.unsure === true) return lookFirst(situation, stored, isStale);
  return { kind: isStale ? 'superseded' : 'send' };
}

/** Whether it arrived then does not matter where another one was sent since, and it is wanted back. */
function lookFirst(
  situation: DeliverySituation,
  stored: Delivery,
  isStale: boolean,
): DeliveryDecision {
  const { current } = situation;
  const { attemptedAt } = stored;
  const replaced = current !== undefined && isAfter(current, stored);
  if (replaced && wasReplaced(situation, stored)) return { kind: 'send' };
  return {
    kind: 'look-first',
    since: attemptedAt,
    ...(isStale && { stale: true }),
    ...(replaced && { replaced }),
  };
}

function leaseLeft({ attemptedAt }: Delivery, now: number): number {
  return Math.min(secondsUntil(attemptedAt + LEASE_MS, now), LEASE_MS / 1000);
}

/** Refusals that are about the connection or the settings and not about the document. */
const ABOUT_THE_CONNECTION: ReadonlySet<ErrorCode> = new Set([
  'DESTINATION_TOKEN_REFUSED',
  'DESTINATION_FORBIDDEN',
  'DESTINATION_SCHEMA',
  'DESTINATION_EGRESS',
  'DESTINATION_LIMIT',
  'DESTINATION_ENVIRONMENT',
  'DESTINATION_PROJECT_MISSING',
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
