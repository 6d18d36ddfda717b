import { BridgeError } from '../../core/errors';
import type { Destination } from '../../core/ports';
import type { ConfigOf } from '../../core/settings';
import { checkConnection } from './check-connection';
import { createInterlynkClient, type InterlynkTools } from './client';
import { deliver } from './deliver';
import { createFindVersion } from './find-version';
import { createProducts } from './products';
import { refusedNotation } from './refused-notation';
import { verdict } from './verdict';

/**
 * Interlynk as a destination. Throws BridgeError DESTINATION_TOKEN_REFUSED for a hopeless token.
 *
 * The hint of a confirmation holds the ids of product and environment; its handle is the id of the
 * version. No address of a page is known with certainty, so there is no `url`.
 */
export function createInterlynkDestination(
  tools: InterlynkTools,
  config: ConfigOf<'interlynk'>,
  secret: string,
): Destination {
  const client = createInterlynkClient(tools, secret);
  const products = createProducts(client);
  const policies = config.policyVerdict === true;
  return {
    repeatable: false,
    async deliver(shipment) {
      const refused = refusedNotation(shipment.notation);
      if (refused !== undefined) throw new BridgeError('DESTINATION_FORMAT', { detail: refused });
      // A version is filed under that of the primary component. What becomes of a document without
      // one is not documented: it would be accepted, and no version record would ever appear.
      if (shipment.version.trim() === '') throw new BridgeError('DESTINATION_NEEDS_VERSION');
      await deliver(client, products, shipment);
      return { state: 'accepted' };
    },
    find: createFindVersion(client, products),
    ...(policies ? { verdict: (delivery) => verdict(client, delivery) } : {}),
    test: () => checkConnection(client, secret, { policies }),
  };
}
