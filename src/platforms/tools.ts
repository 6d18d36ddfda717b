import type { Clock, Fetch, Sha256 } from '../core/ports';
import type { TimeoutSignal } from './http/exchange';

/** HMAC-SHA256 (RFC 2104) as lower-case hex. */
export type HmacSha256 = (key: string, data: Uint8Array) => string;

/** What destinations are built from. */
export interface Tools {
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** AbortSignal.timeout, but for tests. */
  readonly timeoutSignal: TimeoutSignal;
  readonly sha256: Sha256;
  readonly hmacSha256: HmacSha256;
  /** Whether addresses in private networks may be reached; the operator of the host says so. */
  readonly allowPrivateAddresses: boolean;
}
