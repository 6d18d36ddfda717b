import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { sshString, uint32 } from './wire-format';

export interface KeyPair {
  /** `ssh-ed25519 AAAA… comment`: what is added at Bitbucket. */
  readonly publicKey: string;
  /** A file in OpenSSH's own format, without a passphrase. */
  readonly privateKey: string;
}

const TYPE = 'ssh-ed25519';
/** The private part is filled up to it: there is no cipher, which would have a block size. */
const BLOCK = 8;

/**
 * A new ed25519 pair. Node writes keys as PKCS#8 only, which OpenSSH does not read for ed25519, so
 * the file is put together here: PROTOCOL.key in the sources of OpenSSH. Line ends and blanks of
 * the comment become single spaces.
 */
export function makeKeyPair(comment: string): KeyPair {
  const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  const publicPart = Buffer.from(jwk.x ?? '', 'base64url');
  const seed = Buffer.from(jwk.d ?? '', 'base64url');
  const name = comment.trim().replace(/\s+/g, ' ');
  const publicBlob = Buffer.concat([sshString(TYPE), sshString(publicPart)]);
  // The same number twice: who decrypts with a wrong passphrase sees two different ones.
  const check = randomBytes(4);
  const unpadded = Buffer.concat([
    check,
    check,
    publicBlob,
    sshString(Buffer.concat([seed, publicPart])),
    sshString(name),
  ]);
  const missing = (BLOCK - (unpadded.length % BLOCK)) % BLOCK;
  const padding = Buffer.from(Array.from({ length: missing }, (_, at) => at + 1));
  const file = Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    sshString('none'),
    sshString('none'),
    sshString(''),
    uint32(1),
    sshString(publicBlob),
    sshString(Buffer.concat([unpadded, padding])),
  ]);
  const lines = file.toString('base64').match(/.{1,70}/g) ?? [];
  return {
    publicKey: [TYPE, publicBlob.toString('base64'), name].join(' ').trim(),
    privateKey: [
      '-----BEGIN OPENSSH PRIVATE KEY-----',
      ...lines,
      '-----END OPENSSH PRIVATE KEY-----',
      '',
    ].join('\n'),
  };
}
