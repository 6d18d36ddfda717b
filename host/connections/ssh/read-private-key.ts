import { fingerprint } from './fingerprint';
import { sweepJobFolders, withJobFolder } from './job-folder';
import { normaliseKey } from './normalise-key';
import { ConnectionError } from '../problem';
import { runProgram } from './run-program';

export interface ReadKey {
  /** As it is to be stored. */
  readonly privateKey: string;
  /** `ssh-rsa AAAA… comment`. */
  readonly publicKey: string;
  readonly fingerprint: string;
}

const KEYGEN_MS = 10_000;

/**
 * Takes a key that somebody pasted: OpenSSH's format or PEM, whatever happened to its line ends.
 * `directory` is where it lies while ssh-keygen reads it; what a killed process left there is
 * removed. Throws SSH_KEY_PASSPHRASE and SSH_KEY_MALFORMED.
 */
export async function readPrivateKey(pasted: string, directory: string): Promise<ReadKey> {
  const privateKey = normaliseKey(pasted);
  await sweepJobFolders(directory);
  const ran = await withJobFolder(directory, { key: privateKey }, (folder) =>
    runProgram('ssh-keygen', ['-y', '-P', '', '-f', folder.file('key')], { limitMs: KEYGEN_MS }),
  );
  const publicKey = ran.stdout.toString('utf8').trim();
  const blob = publicKey.split(' ')[1];
  if (ran.exitCode !== 0 || blob === undefined) throw new ConnectionError('SSH_KEY_MALFORMED');
  return { privateKey, publicKey, fingerprint: fingerprint(blob) };
}
