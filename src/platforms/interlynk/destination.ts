import { BridgeError } from '../../core/errors';
import type { Destination } from '../../core/ports';
import type { ConfigOf } from '../../core/settings';
import { checkConnection } from './check-connection';
import { createInterlynkClient, type InterlynkTools } from './client';
import { createVersionFinder } from './find-version';
import { refusedNotation } from './refused-notation';
import { upload } from './upload';

/** Interlynk as a destination. Throws BridgeError DESTINATION_TOKEN_REFUSED for a hopeless token. */
export function createInterlynkDestination(
  tools: InterlynkTools,
  _config: ConfigOf<'interlynk'>,
  secret: string,
): Destination {
  const client = createInterlynkClient(tools, secret);
  const finder = createVersionFinder(client);
  return {
    repeatable: false,
    async deliver(shipment) {
      const refused = refusedNotation(shipment.notation);
      if (refused !== undefined) throw new BridgeError('DESTINATION_FORMAT', { detail: refused });
      // A version is filed under that of the primary component. What becomes of a document without
      // one is not documented: it would be accepted, and no version record would ever appear.
      if (shipment.version.trim() === '') throw new BridgeError('DESTINATION_NEEDS_VERSION');
      await upload(client, shipment);
      return { state: 'accepted' };
    },
    find: (delivery, since) => finder.find(delivery, since),
    test: () => checkConnection(client, secret),
  };
}
