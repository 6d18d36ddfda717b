import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** How far the clocks of both sides may be apart, and how long a request can be sent again. */
const TOLERANCE_SECONDS = 5 * 60;

export type Verified =
  { readonly ok: true; readonly keyId: string } | { readonly ok: false; readonly problem: string };

/**
 * Checks `SBOM-Bridge-Timestamp` and `SBOM-Bridge-Signature` over the body as it came: one of the
 * signatures has to be made with one of the keys. As docs/https-endpoint.md tells receivers.
 *
 * @param now epoch milliseconds
 */
export function verifySignature(
  headers: Headers,
  body: Uint8Array,
  keys: readonly string[],
  now: number,
): Verified {
  const timestamp = headers.get('sbom-bridge-timestamp') ?? '';
  if (!/^\d{1,12}$/.test(timestamp)) return refused('There is no timestamp.');
  if (Math.abs(now / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) {
    return refused('The timestamp is more than five minutes off.');
  }
  const given = signatures(headers.get('sbom-bridge-signature') ?? '');
  for (const key of keys) {
    const keyId = createHash('sha256').update(key).digest('hex').slice(0, 8);
    const wanted = createHmac('sha256', key).update(`${timestamp}.${keyId}.`).update(body).digest();
    for (const signature of given.get(keyId) ?? []) {
      if (timingSafeEqual(wanted, signature)) return { ok: true, keyId };
    }
  }
  return refused('No signature is made with a key that is valid here.');
}

/** `<key id>=<hex>`, comma-separated; what is not of that form is no signature. */
function signatures(header: string): ReadonlyMap<string, readonly Buffer[]> {
  const found = new Map<string, Buffer[]>();
  for (const part of header.split(',')) {
    const [, keyId, hex] = /^\s*([0-9a-f]{8})=([0-9a-f]{64})\s*$/.exec(part) ?? [];
    if (keyId === undefined || hex === undefined) continue;
    found.set(keyId, [...(found.get(keyId) ?? []), Buffer.from(hex, 'hex')]);
  }
  return found;
}

function refused(problem: string): Verified {
  return { ok: false, problem };
}
