import { ConnectionError } from '../problem';
import { readSshString } from './wire-format';

const ARMOUR = /-----BEGIN ([A-Z0-9 ]*)PRIVATE KEY-----\n([\s\S]*?)\n-----END \1PRIVATE KEY-----/;
const MAGIC = 'openssh-key-v1\0';
/** The longest RSA key in use has 12 kB. */
const LONGEST = 32_768;

/**
 * A pasted private key as a file that ssh reads: LF, no blanks around the lines, a line end at the
 * end; what stands before and after the key is left out. Throws SSH_KEY_PASSPHRASE, and
 * SSH_KEY_MALFORMED for what has not the outer shape of a key.
 */
export function normaliseKey(pasted: string): string {
  if (pasted.length > LONGEST) throw new ConnectionError('SSH_KEY_MALFORMED');
  const lines = pasted.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const found = ARMOUR.exec(lines.map((line) => line.trim()).join('\n'));
  const [armoured, kind = '', body = ''] = found ?? [];
  if (armoured === undefined) throw new ConnectionError('SSH_KEY_MALFORMED');
  const isOpenSsh = kind === 'OPENSSH ';
  if (isOpenSsh ? isEncrypted(body) : kind === 'ENCRYPTED ' || /^Proc-Type:.*ENCRYPTED/m.test(body))
    throw new ConnectionError('SSH_KEY_PASSPHRASE');
  // Empty lines mean something in the headers of old PEM files alone, and those are encrypted.
  return `${armoured.replace(/\n{2,}/g, '\n')}\n`;
}

/** Whether the cipher of an OpenSSH key is another than `none`. */
function isEncrypted(base64: string): boolean {
  const file = Buffer.from(base64, 'base64');
  if (file.subarray(0, MAGIC.length).toString('latin1') !== MAGIC) {
    throw new ConnectionError('SSH_KEY_MALFORMED');
  }
  const cipher = readSshString(file, MAGIC.length)?.value.toString('latin1');
  if (cipher === undefined) throw new ConnectionError('SSH_KEY_MALFORMED');
  return cipher !== 'none';
}
