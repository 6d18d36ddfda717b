import type { Origin, Shipment } from '../../core/delivery/types';
import { BridgeError } from '../../core/errors';
import { attributeValue } from './attribute-value';

/** Its meaning is told in docs/https-endpoint.md; another meaning gets another version. */
const EVENT_TYPE = 'io.bitbucket.sbom-bridge.document.v1';

/**
 * The CloudEvents 1.0 attributes of a shipment as headers (binary mode). `id` and `source` are the
 * same for every attempt, which is what receivers tell repeats by. Attributes without a value, or
 * too long for a header, are left out; without product and environment a document cannot be filed,
 * so one that does not fit is refused.
 *
 * @param now epoch milliseconds
 * @throws BridgeError DESTINATION_REFUSED
 */
export function attributeHeaders(shipment: Shipment, now: number): Record<string, string> {
  const { origin, product, environment } = shipment;
  const attributes: Readonly<Record<string, string | undefined>> = {
    specversion: '1.0',
    id: shipment.id,
    source: sourceOf(origin),
    type: EVENT_TYPE,
    subject: product,
    time: new Date(now).toISOString(),
    product,
    environment,
    version: shipment.version,
    ref: origin.ref,
    commit: origin.commit,
    sha256: shipment.sha256,
    event: origin.event,
    pullrequest: origin.pullRequest === undefined ? undefined : String(origin.pullRequest.id),
  };
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes)) {
    const encoded = value === undefined ? undefined : attributeValue(value);
    if (encoded !== undefined) headers[`ce-${name}`] = encoded;
  }
  for (const name of ['id', 'source', 'product', 'environment']) {
    if (headers[`ce-${name}`] !== undefined) continue;
    const detail = `The ${name} is empty, or too long for a header of 1,000 characters.`;
    throw new BridgeError('DESTINATION_REFUSED', { detail });
  }
  return headers;
}

/** The address of the repository; a URI-reference, so its parts are encoded as in any address. */
function sourceOf({ workspaceSlug, repositorySlug }: Origin): string {
  const part = (slug: string): string =>
    Array.from(new TextEncoder().encode(slug), (byte) =>
      /[\w.-]/.test(String.fromCharCode(byte))
        ? String.fromCharCode(byte)
        : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
    ).join('');
  return `https://bitbucket.org/${part(workspaceSlug)}/${part(repositorySlug)}`;
}
