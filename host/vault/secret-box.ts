import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';

/** The key is not at hand, or the text was altered. */
export class SecretUnreadableError extends Error {
  override readonly name = 'SecretUnreadableError';
}

/** Seals secrets at rest. `name` is bound to the text: a sealed value fits no other key. */
export interface SecretBox {
  seal(name: string, text: string): string;
  /** Throws SecretUnreadableError. */
  open(name: string, sealed: string): string;
}

/** What is sealed says with which key, so that keys can be rotated. */
const sealedShape = z.object({
  keyId: z.string(),
  nonce: z.base64(),
  tag: z.base64(),
  data: z.base64(),
});

/**
 * AES-256-GCM. Seals with the first key and opens with whichever key sealed; the others are the
 * ones of before a rotation. Throws a RangeError unless each key has 32 bytes.
 */
export function createSecretBox(key: Uint8Array, previous: readonly Uint8Array[] = []): SecretBox {
  const keys = new Map([key, ...previous].reverse().map((one) => [idOf(one), one]));
  const current = idOf(key);
  return {
    seal: (name, text) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name));
      const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return JSON.stringify({
        keyId: current,
        nonce: nonce.toString('base64'),
        tag: cipher.getAuthTag().toString('base64'),
        data: data.toString('base64'),
      } satisfies z.infer<typeof sealedShape>);
    },
    open: (name, sealed) => {
      const { keyId, nonce, tag, data } = sealedShape.parse(JSON.parse(sealed));
      const used = keys.get(keyId);
      if (used === undefined) throw unreadable(`it was sealed with another key (${keyId})`);
      try {
        const decipher = createDecipheriv('aes-256-gcm', used, Buffer.from(nonce, 'base64'))
          .setAAD(Buffer.from(name))
          .setAuthTag(Buffer.from(tag, 'base64'));
        return decipher.update(data, 'base64', 'utf8') + decipher.final('utf8');
      } catch {
        throw unreadable('it was altered');
      }
    },
  };
}

/** Names a key without telling anything about it. */
function idOf(key: Uint8Array): string {
  if (key.byteLength !== 32) throw new RangeError('The secret key must have 32 bytes.');
  return createHash('sha256').update('secret key id').update(key).digest('hex').slice(0, 16);
}

function unreadable(why: string): SecretUnreadableError {
  return new SecretUnreadableError(`The secret cannot be read: ${why}.`);
}
