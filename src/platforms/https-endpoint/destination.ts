import type { Destination } from '../../core/ports';
import type { ConfigOf } from '../../core/settings';
import type { Tools } from '../tools';
import { attributeHeaders } from './attributes';
import { checkConnection } from './check-connection';
import { createAskEndpoint } from './client';
import { keysOf } from './keys';
import { mediaType } from './media-type';
import { failureOf } from './read-answer';

const UPLOAD_TIMEOUT_MS = 100_000;

/**
 * Any HTTPS address as a destination: a POST of the document with its CloudEvents 1.0 attributes in
 * headers (binary mode), signed; docs/https-endpoint.md tells receivers what they get. They tell
 * repeats by `source` and `id`, so what may have arrived is sent again without a look.
 * Throws BridgeError DESTINATION_TOKEN_REFUSED where what is stored cannot sign.
 */
export function createHttpsEndpointDestination(
  tools: Tools,
  { address }: ConfigOf<'https-endpoint'>,
  secret: string,
): Destination {
  const keys = keysOf(secret);
  const ask = createAskEndpoint(tools, address, keys);
  return {
    repeatable: true,
    async deliver(shipment) {
      const now = tools.clock.now();
      const answer = await ask({
        method: 'POST',
        headers: {
          ...attributeHeaders(shipment, now),
          'content-type': mediaType(shipment.notation),
        },
        body: shipment.bytes,
        timeoutMs: UPLOAD_TIMEOUT_MS,
      });
      // 409: it has a document of this id already, which is this one.
      if (answer.status !== 409 && !isYes(answer.status))
        throw failureOf(answer, tools.clock.now());
      return { state: 'processed' };
    },
    // There is nothing to look at; the answer to the POST is all that an endpoint says.
    find: () => Promise.resolve({ found: false }),
    test: () => checkConnection(ask, keys, tools),
  };
}

function isYes(status: number): boolean {
  return status >= 200 && status <= 299;
}
