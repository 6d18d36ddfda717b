const KEY_BYTES = 32;

/** A new signing key: 256 random bits, base64url without padding (43 characters). */
export function generateSigningKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
