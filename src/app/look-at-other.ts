import { nextAttempt } from '../core/delivery/retry-policy';
import type { Delivery } from '../core/delivery/types';
import { explain } from '../core/errors';
import { LOOK_EVERY_SECONDS, type Attempt, type AttemptPorts } from './attempt-delivery';
import { ageOf, type DeliverAnswer, type DeliverRequest } from './deliver-types';
import { toBridgeError, toFailure } from './failure';

/**
 * Finds out about a document that an older push of the ref began to send, and of which nobody has
 * seen the end, before another one counts as what the destination has. `there`: it is, or nobody
 * can tell; else an answer for the document that waits for this.
 */
export function createLookAtOther(
  { clock, deliveries, random, settleSeconds }: AttemptPorts,
  { open, arrived }: Pick<Attempt, 'open' | 'arrived'>,
) {
  return async (
    request: DeliverRequest,
    key: string,
    other: Delivery,
  ): Promise<'there' | 'not-there' | DeliverAnswer> => {
    const now = clock.now();
    try {
      const destination = await open(request);
      if (destination.repeatable) return 'there';
      const found = await destination.find(other, Math.min(other.attemptedAt, now));
      await request.gate.answered(other.destination);
      if (found.found) {
        await arrived(request, other, 'accepted');
        return 'there';
      }
      if (found.ended !== true && now < other.attemptedAt + settleSeconds * 1000) {
        return { key, result: 'queued', retryInSeconds: LOOK_EVERY_SECONDS };
      }
      const { unsure: _told, error: _error, ...rest } = other;
      await deliveries.settle({ ...rest, state: 'superseded', updatedAt: now });
      return 'not-there';
    } catch (thrown) {
      return unanswered(request, key, thrown);
    }
  };

  async function unanswered(
    { gate, run, shipment }: DeliverRequest,
    key: string,
    thrown: unknown,
  ): Promise<DeliverAnswer> {
    const error = toBridgeError(thrown);
    if (!error.code.startsWith('DESTINATION_')) throw error;
    await gate.failed(shipment.destination, error);
    const made = { attempt: run.attempts, ageMs: ageOf(run, clock.now()) };
    const next = nextAttempt(error, made, random());
    const failure = toFailure(error);
    if (next.retry)
      return { key, result: 'queued', error: failure, retryInSeconds: next.delaySeconds };
    const result = explain(error.code).retry === 'never' ? 'rejected' : 'failed';
    return { key, result, error: failure };
  }
}
