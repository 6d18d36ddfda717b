import type { Tools } from '../tools';
import type { StoredKeys } from './keys';

export interface SigningKey {
  /** The first eight hex characters of the SHA-256 of the key: both sides can tell it. */
  readonly id: string;
  readonly key: string;
}

/** The keys that are valid at `now` (epoch milliseconds), the current one first. */
export function signingKeys(
  { current, previous }: StoredKeys,
  now: number,
  sha256: Tools['sha256'],
): readonly SigningKey[] {
  const valid =
    previous !== undefined && now < previous.until ? [current, previous.key] : [current];
  return valid.map((key) => ({ id: sha256(key).slice(0, 8), key }));
}

/**
 * The headers that sign a body: `SBOM-Bridge-Timestamp` in unix seconds, and in
 * `SBOM-Bridge-Signature` one `<key id>=<hex>` per valid key, each the HMAC-SHA256 of
 * `<timestamp>.<key id>.` followed by the body as it is sent.
 *
 * @param now epoch milliseconds
 */
export function signatureHeaders(
  keys: readonly SigningKey[],
  body: Uint8Array,
  now: number,
  hmacSha256: Tools['hmacSha256'],
): Record<string, string> {
  const timestamp = Math.floor(now / 1000);
  const signatures = keys.map(({ id, key }) => {
    const prefix = new TextEncoder().encode(`${timestamp}.${id}.`);
    const signed = new Uint8Array(prefix.length + body.length);
    signed.set(prefix);
    signed.set(body, prefix.length);
    return `${id}=${hmacSha256(key, signed)}`;
  });
  return {
    'sbom-bridge-timestamp': String(timestamp),
    'sbom-bridge-signature': signatures.join(', '),
  };
}
