import { createHmac, timingSafeEqual } from 'node:crypto';

/** Whether a delivery is Bitbucket's. NO_SECRET: the host has none to check with, so it refuses. */
export type SignatureCheck =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly reason: 'UNSIGNED' | 'MALFORMED' | 'MISMATCH' | 'NO_SECRET';
    };

export interface SignedDelivery {
  /** The bytes as they came, before any parsing. */
  readonly body: Uint8Array;
  /** `X-Hub-Signature`; `undefined` or `null` where the header is missing. */
  readonly header: string | null | undefined;
  /** All that are valid now: during a rotation the new and the old one. Empty ones never match. */
  readonly secrets: readonly string[];
}

/**
 * Checks `X-Hub-Signature: sha256=<hex>`: HMAC-SHA256 over the raw body, the secret's UTF-8 bytes
 * as key. No other algorithm is taken. All secrets are tried, each in constant time, so that the
 * time tells neither how much of a signature was right nor which secret it was.
 *
 * https://support.atlassian.com/bitbucket-cloud/docs/manage-webhooks/
 */
export function verifySignature({ body, header, secrets }: SignedDelivery): SignatureCheck {
  const usable = secrets.filter((secret) => secret !== '');
  if (usable.length === 0) return { ok: false, reason: 'NO_SECRET' };
  if (header === undefined || header === null || header === '') {
    return { ok: false, reason: 'UNSIGNED' };
  }
  const hex = /^sha256=([0-9a-f]{64})$/i.exec(header.trim())?.[1];
  if (hex === undefined) return { ok: false, reason: 'MALFORMED' };
  const claimed = Buffer.from(hex, 'hex');
  const matches = usable.map((secret) =>
    timingSafeEqual(createHmac('sha256', secret).update(body).digest(), claimed),
  );
  return matches.includes(true) ? { ok: true } : { ok: false, reason: 'MISMATCH' };
}
