import type { DeliveryIdentity } from '../../core/delivery/types';

export interface Target {
  readonly product: string;
  readonly environment: string;
}

/**
 * The names that Interlynk knows a delivery by. Its own client trims the product, trims and
 * lower-cases the environment; none means `default` (docs.interlynk.io/api/guides/upload-sbom).
 */
export function targetOf(delivery: Pick<DeliveryIdentity, 'product' | 'environment'>): Target {
  const environment = delivery.environment.trim().toLowerCase();
  return {
    product: delivery.product.trim(),
    environment: environment === '' ? 'default' : environment,
  };
}
