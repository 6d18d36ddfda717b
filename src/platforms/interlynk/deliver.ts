import type { Shipment } from '../../core/delivery/types';
import { BridgeError } from '../../core/errors';
import type { InterlynkClient } from './client';
import { explainRefusal } from './explain-refusal';
import { parseData } from './parse-data';
import type { Products } from './products';
import { PLACE } from './queries';
import { RefusalError } from './refusal-error';
import { placeData } from './schema';
import { idsOf, type TargetIds } from './target-ids';
import { upload } from './upload';

/**
 * Uploads to the ids of the hint, where there is one; where they are gone (the product was deleted,
 * or the token is that of another organization by now) to the names, in the same call. One request
 * as a rule, with a hint or without. Throws BridgeError DESTINATION_*.
 */
export async function deliver(
  client: InterlynkClient,
  products: Products,
  shipment: Shipment,
): Promise<void> {
  const ids = idsOf(shipment.hint);
  if (ids !== undefined) {
    try {
      await upload(client, shipment, ids);
      return;
    } catch (error) {
      if (!(await areGone(client, ids, error))) throw error;
    }
  }
  try {
    await upload(client, shipment);
  } catch (error) {
    throw await explainRefusal(products, shipment, error);
  }
}

/** Refusals that may be about the ids, whatever their words; those are not published. */
const MAYBE_THE_IDS: ReadonlySet<string> = new Set([
  'DESTINATION_REFUSED',
  'DESTINATION_FORBIDDEN',
  'DESTINATION_ENVIRONMENT',
]);

/**
 * Whether an upload was refused because the ids lead nowhere: its words say so, or else looking
 * there does, which is one request after a refusal. A refusal of the document stays one: it is not
 * sent a second time. Where the ids lead nowhere nothing can have been stored.
 */
async function areGone(client: InterlynkClient, ids: TargetIds, error: unknown): Promise<boolean> {
  if (!(error instanceof BridgeError) || !MAYBE_THE_IDS.has(error.code)) return false;
  if (error instanceof RefusalError) {
    if (error.meaning === 'product' || error.meaning === 'environment') return true;
  }
  try {
    const data = await client.query(PLACE, { id: ids.environment });
    return parseData(placeData, data).project === null;
  } catch (thrown) {
    if (!(thrown instanceof BridgeError)) throw thrown;
    return MAYBE_THE_IDS.has(thrown.code);
  }
}
