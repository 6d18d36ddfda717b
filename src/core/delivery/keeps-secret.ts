import type { DestinationConfig } from '../settings';

/**
 * Whether what is stored for a destination may go on to be used as it is now. An API key belongs to
 * the server that it was entered for. A signing key is not sent, and Interlynk has one address.
 */
export function keepsSecret(before: DestinationConfig, now: DestinationConfig): boolean {
  if (before.kind !== 'dependency-track' || now.kind !== 'dependency-track') {
    return before.kind === now.kind;
  }
  return new URL(before.address).origin === new URL(now.address).origin;
}
