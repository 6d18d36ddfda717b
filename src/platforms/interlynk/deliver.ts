import type { Shipment } from '../../core/delivery/types';
import { BridgeError } from '../../core/errors';
import type { InterlynkClient } from './client';
import { explainRefusal } from './explain-refusal';
import type { Products } from './products';
import { RefusalError } from './refusal-error';
import { idsOf } from './target-ids';
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
      if (!namesMayDo(error)) throw error;
    }
  }
  try {
    await upload(client, shipment);
  } catch (error) {
    throw await explainRefusal(products, shipment, error);
  }
}

/**
 * Whether it may be the ids that were refused, and nothing can have been stored: the mutation says
 * so itself, or the query was not even run, or there is no such thing as the ids name.
 */
function namesMayDo(error: unknown): boolean {
  if (!(error instanceof RefusalError)) {
    return error instanceof BridgeError && error.code === 'DESTINATION_SCHEMA';
  }
  if (error.meaning === 'product' || error.meaning === 'environment') return true;
  // Sentences are not published, so one that is not known may mean the same.
  return error.certain && error.meaning !== 'limit';
}
