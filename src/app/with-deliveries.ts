import type { Delivery } from '../core/delivery/types';
import type { DocumentOutcome, Run } from '../core/run';
import type { DeliveryStore } from '../core/stores';

/**
 * Runs with what became of their deliveries since: a run ends when a document is accepted, and
 * what the destination makes of it is found out later.
 */
export async function withDeliveries(
  deliveries: Pick<DeliveryStore, 'getMany'>,
  runs: readonly Run[],
): Promise<Run[]> {
  const keys = new Set(
    runs.flatMap(({ outcome }) => (outcome?.documents ?? []).filter(isOpen).map(keyOf)),
  );
  if (keys.size === 0) return [...runs];
  const found = await deliveries.getMany([...keys]);
  const byKey = new Map(found.flatMap((one) => (one === undefined ? [] : [[one.key, one]])));
  return runs.map((run) => {
    if (run.outcome === undefined) return run;
    const documents = run.outcome.documents.map((document) =>
      isOpen(document) ? updated(document, byKey.get(keyOf(document)), run.id) : document,
    );
    return { ...run, outcome: { ...run.outcome, documents } };
  });
}

function isOpen({ result, deliveryKey }: DocumentOutcome): boolean {
  return result === 'accepted' && deliveryKey !== undefined;
}

function keyOf({ deliveryKey }: DocumentOutcome): string {
  return deliveryKey ?? '';
}

function updated(
  document: DocumentOutcome,
  delivery: Delivery | undefined,
  runId: string,
): DocumentOutcome {
  // Sent once more by a later run: what is stored now is not about this one.
  if (delivery?.runId !== runId) return document;
  const { state, error, verdict } = delivery;
  if (state !== 'accepted' && state !== 'processed') return document;
  return { ...document, result: state, ...(error && { error }), ...(verdict && { verdict }) };
}
