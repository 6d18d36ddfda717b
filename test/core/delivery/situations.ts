import type { DeliverySituation } from '../../../src/core/delivery/decide-delivery';
import type { Delivery } from '../../../src/core/delivery/types';
import type { ErrorCode } from '../../../src/core/errors';

export const NOW = 1_700_000_000_000;
export const SENT = NOW - 60_000;

export function stored(over: Partial<Delivery>): Delivery {
  return {
    key: 'mine',
    destination: 'interlynk',
    product: 'acme/shop',
    environment: 'production',
    version: '1',
    sha256: 'a'.repeat(64),
    state: 'accepted',
    repository: 'r',
    ref: 'main',
    commit: 'c'.repeat(40),
    path: 'bom.json',
    components: 1,
    runId: 'other-run',
    eventAt: SENT,
    attempts: 1,
    attemptedAt: SENT,
    dueAt: 0,
    updatedAt: SENT,
    ...over,
  };
}
export function situation(
  delivery: Partial<Delivery> | undefined,
  over: Partial<DeliverySituation> = {},
): DeliverySituation {
  return {
    stored: delivery === undefined ? undefined : stored(delivery),
    current: undefined,
    begun: undefined,
    now: NOW,
    run: { id: 'this-run', eventAt: NOW - 1000, ref: 'main' },
    ...over,
  };
}
export const error = (code: ErrorCode): Pick<Delivery, 'error'> => ({ error: { code } });
export const send = { kind: 'send' };
export const unchanged = { kind: 'unchanged' };
export const look = { kind: 'look-first', since: SENT };
