import { createHash } from 'node:crypto';

/** `SHA256:…` of a key's base64, as OpenSSH and Bitbucket's pages write fingerprints. */
export function fingerprint(base64: string): string {
  const digest = createHash('sha256').update(Buffer.from(base64, 'base64')).digest('base64');
  return `SHA256:${digest.replace(/=+$/, '')}`;
}
