import { ConnectionError } from '../problem';
import { knownHostName, parseHostKeys } from './host-keys';
import type { HostKey } from './host-keys';
import type { SshJob } from './ssh-job';

const SCAN_MS = 20_000;
/** What ssh ends with where it did not get as far as a command: ssh(1), "EXIT STATUS". */
const SSH_FAILED = 255;

/**
 * Which keys the server shows, without any credential. Throws SSH_UNREACHABLE where it shows none,
 * and SSH_HOST_KEY_WRONG (details: what it showed, what is pinned) where none is pinned, or one of
 * a pinned type is another. Resolves to the fingerprint that is both shown and pinned.
 */
export async function lookAtServer(job: SshJob, signal?: AbortSignal): Promise<string> {
  const { server } = job.access;
  const options = { limitMs: SCAN_MS, ...(signal && { signal }) };
  const scan = ['-T', '10', '-p', String(server.port), server.host];
  const shown = keysIn(await job.run('ssh-keyscan', scan, options));
  if (shown.length === 0) throw new ConnectionError('SSH_UNREACHABLE', [knownHostName(server)]);
  // It knows patterns and hashed names as ssh does.
  const find = ['-F', knownHostName(server), '-f', job.folder.file('known_hosts')];
  const pinned = keysIn(await job.run('ssh-keygen', find, options));
  const match = shown.find((key) => pinned.some((pin) => pin.fingerprint === key.fingerprint));
  const isAnotherOfItsType = ({ type, fingerprint }: HostKey) => {
    const pins = pinned.filter((pin) => pin.type === type);
    return pins.length > 0 && pins.every((pin) => pin.fingerprint !== fingerprint);
  };
  if (match === undefined || shown.some(isAnotherOfItsType)) {
    const all = pinned.length > 0 ? pinned : parseHostKeys(job.access.hostKeys);
    throw new ConnectionError('SSH_HOST_KEY_WRONG', [
      ...shown.map((key) => `shown: ${key.type} ${key.fingerprint}`),
      ...all.map((key) => `pinned: ${key.type} ${key.fingerprint}`),
    ]);
  }
  return match.fingerprint;
}

/**
 * Why git failed to reach a repository, found by trying one thing after the other: the server, its
 * key, ours. git and ssh say it in words only, which change with versions and servers.
 */
export async function findProblem(
  job: SshJob,
  repository: string,
  signal?: AbortSignal,
): Promise<ConnectionError> {
  try {
    await lookAtServer(job, signal);
    const { host, port, user } = job.access.server;
    const args = ['-T', '-p', String(port), `${user}@${host}`];
    const asked = await job.ssh(args, { limitMs: SCAN_MS, ...(signal && { signal }) });
    return asked.exitCode === SSH_FAILED
      ? new ConnectionError('SSH_KEY_REFUSED', [repository])
      : new ConnectionError('SSH_REPOSITORY_MISSING', [repository]);
  } catch (error) {
    if (error instanceof ConnectionError) return error;
    throw error;
  }
}

function keysIn({ stdout }: { readonly stdout: Buffer }): readonly HostKey[] {
  return parseHostKeys(stdout.toString('utf8').split('\n'));
}
