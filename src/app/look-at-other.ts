import { isAboutTheConnection } from '../core/delivery/decide-delivery';
import { nextAttempt } from '../core/delivery/retry-policy';
import type { Delivery } from '../core/delivery/types';
import { explain } from '../core/errors';
import { LOOK_EVERY_SECONDS, overtaken, type Attempt, type AttemptPorts } from './attempt-delivery';
import { ageOf, type DeliverAnswer, type DeliverRequest } from './deliver-types';
import { toBridgeError, toFailure } from './failure';

/**
 * Finds out about a document that an older push of the ref began to send, and of which nobody has
 * seen the end, before another one counts as what the destination has. `there`: it is, or nobody
 * can tell; else an answer for the document that waits for this.
 *
 * Where there is nothing to look at, the other one is sent again under its id: then it is there for
 * certain, once, and what is sent after it takes its place.
 */
export function createLookAtOther(
  { clock, deliveries, random, settleSeconds }: AttemptPorts,
  { open, arrived, send }: Pick<Attempt, 'open' | 'arrived' | 'send'>,
) {
  return async (
    request: DeliverRequest,
    key: string,
    other: Delivery,
  ): Promise<'there' | 'not-there' | DeliverAnswer> => {
    const now = clock.now();
    try {
      const destination = await open(request);
      if (destination.repeatable) return await sendAgain(request, key, other);
      const found = await destination.find(other, Math.min(other.attemptedAt, now));
      await request.gate.answered(other.destination);
      if (found.found) {
        await arrived(request, other, 'accepted');
        return 'there';
      }
      if (found.ended !== true && now < other.attemptedAt + settleSeconds * 1000) {
        return { key, result: 'queued', retryInSeconds: LOOK_EVERY_SECONDS };
      }
      await superseded(other);
      return 'not-there';
    } catch (thrown) {
      return unanswered(request, key, thrown);
    }
  };

  async function sendAgain(
    request: DeliverRequest,
    key: string,
    other: Delivery,
  ): Promise<'there' | 'not-there' | DeliverAnswer> {
    const shipment = await request.reload(other);
    if (shipment === undefined) return 'there';
    const { path, components, score, attempts, tries = attempts } = other;
    const told = { path, components, ...(score !== undefined && { score }) };
    const again: Delivery = {
      ...other,
      ...{ state: 'delivering', unsure: true, runId: request.run.id },
      ...{ attempts: attempts + 1, tries: tries + 1, attemptedAt: clock.now() },
    };
    const unsettled = request.unsettled.begin(path);
    if (!(await deliveries.claim(again, other, { unsettled }))) return overtaken(key);
    const answer = await send({ ...request, ...told, shipment }, again);
    if (answer.result === 'accepted' || answer.result === 'processed') return 'there';
    const isRefused = answer.error !== undefined && !isAboutTheConnection(answer.error);
    if (answer.result !== 'rejected' || !isRefused) return { ...answer, key };
    // What it refuses it does not have.
    await superseded(again);
    return 'not-there';
  }

  async function superseded({ unsure: _told, error: _error, ...other }: Delivery): Promise<void> {
    await deliveries.settle({ ...other, state: 'superseded', updatedAt: clock.now() });
  }

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
