import type { Shipment } from '../../core/delivery/types';
import { BridgeError } from '../../core/errors';
import { oneLine } from '../../core/sbom/findings/one-line';
import { isEnvironment, type Products } from './products';
import { RefusalError } from './refusal-error';
import { targetOf } from './target';

const MAX_WORDS = 250;
const MAX_NAMES = 10;
const MAX_NAME = 40;

/**
 * What to tell of an upload that failed. Where Interlynk refused it and the product, which exists,
 * has no such environment, that is the reason, whatever the words were: told together with the
 * environments that there are. One request, and only after a refusal that nothing else explains;
 * where it fails the refusal stands as it is.
 */
export async function explainRefusal(
  products: Products,
  shipment: Shipment,
  error: unknown,
): Promise<unknown> {
  if (!(error instanceof RefusalError)) return error;
  const open = error.meaning === 'environment' || (error.certain && error.meaning === undefined);
  if (!open) return error;
  const target = targetOf(shipment);
  const environments = await environmentsOf(products, target.product);
  if (environments === undefined || environments.length === 0) return error;
  if (environments.some((each) => isEnvironment(each, target.environment))) return error;
  const names = environments.slice(0, MAX_NAMES).map(({ name }) => oneLine(name, MAX_NAME));
  return new BridgeError('DESTINATION_ENVIRONMENT', {
    detail: `${oneLine(error.detail ?? '', MAX_WORDS)} (the product has: ${names.join(', ')})`,
    cause: error,
  });
}

async function environmentsOf(products: Products, name: string) {
  try {
    for await (const product of products.named(name, false)) return product.projects;
  } catch (error) {
    if (!(error instanceof BridgeError)) throw error;
  }
  return undefined;
}
