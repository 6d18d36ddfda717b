import type { Destination } from '../../core/ports';
import { checkConnection } from './check-connection';
import { createInterlynkClient, type InterlynkTools } from './client';
import { createVersionFinder } from './find-version';
import { upload } from './upload';

/** Interlynk as a destination. Throws BridgeError DESTINATION_TOKEN_REFUSED for a hopeless token. */
export function createInterlynkDestination(tools: InterlynkTools, secret: string): Destination {
  const client = createInterlynkClient(tools, secret);
  const finder = createVersionFinder(client);
  return {
    deliver: (shipment) => upload(client, shipment),
    find: (delivery, since) => finder.find(delivery, since),
    test: () => checkConnection(client, secret),
  };
}
