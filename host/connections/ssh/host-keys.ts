import { ConnectionError } from '../problem';
import { fingerprint } from './fingerprint';
import { readSshString } from './wire-format';

/**
 * What Atlassian published for `bitbucket.org` in 2023 (bitbucket.org/blog/ssh-host-key-changes):
 * ED25519 `SHA256:ybgmFkzwOSotHTHLJgHO0QN8L0xErw6vd0VhFA9m3SM`, ECDSA
 * `SHA256:FC73VB6C4OQLSCrjEayhMp9UMxS97caD/Yyi2bhW/J0`.
 */
const PUBLISHED = [
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIazEu89wgQZ4bqs3d63QSMzYVa0MuJ2e2gKTKqu+UUO',
  'ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBPIQmuzMBuKdWeF4+a2sjSSpBK0iqitSQ+5BM9KhpexuGt20JpTVM7u5BDZngncgrqDMbWdxMWWOGtZ9UgbqgZE=',
];
/**
 * The names of one service. That `ssh.` and `altssh.` show the keys of `bitbucket.org` nobody has
 * confirmed: if they do not, the check ends in SSH_HOST_KEY_WRONG with the fingerprints to compare.
 */
const NAMES = ['bitbucket.org', 'ssh.bitbucket.org', '[altssh.bitbucket.org]:443'];

/** The pins of a new connection to Bitbucket: lines of a known_hosts file. */
export const BITBUCKET_HOST_KEYS: readonly string[] = PUBLISHED.map(
  (key) => `${NAMES.join(',')} ${key}`,
);

/** `[host]:port`, as known_hosts names a server at another port than 22. */
export function knownHostName({ host, port }: { host: string; port: number }): string {
  return port === 22 ? host : `[${host}]:${String(port)}`;
}

export interface HostKey {
  /** As written: names with commas, patterns, or a hash of a name. */
  readonly names: string;
  readonly type: string;
  readonly fingerprint: string;
}

/**
 * Lines of a known_hosts file that somebody pasted: blank ones and comments are left out. Throws
 * SSH_HOST_KEYS_MALFORMED with the number of the first line that is no key. Authorities
 * (`@cert-authority`) are refused: a pin is a key.
 */
export function readHostKeys(pasted: string): readonly string[] {
  const lines = pasted.split(/\r\n|\r|\n/).map((line) => line.trim());
  for (const [at, line] of lines.entries()) {
    if (isKeyLine(line) && parse(line) === undefined) {
      throw new ConnectionError('SSH_HOST_KEYS_MALFORMED', [String(at + 1)]);
    }
  }
  return lines.filter(isKeyLine);
}

/** The keys of these lines (as ssh-keyscan prints them, too) that are keys. */
export function parseHostKeys(lines: readonly string[]): readonly HostKey[] {
  return lines.flatMap((line) => parse(line.trim()) ?? []);
}

function isKeyLine(line: string): boolean {
  return line !== '' && !line.startsWith('#');
}

function parse(line: string): HostKey | undefined {
  const [names, type, base64] = line.split(/\s+/);
  if (names === undefined || type === undefined || base64 === undefined) return undefined;
  const blob = readSshString(Buffer.from(base64, 'base64'), 0);
  // The key itself says of which type it is.
  if (names.startsWith('@') || names.startsWith('#') || blob?.value.toString('latin1') !== type) {
    return undefined;
  }
  return { names, type, fingerprint: fingerprint(base64) };
}
