/** The files of a job that ssh reads. */
export interface SshFiles {
  readonly key: string;
  readonly knownHosts: string;
}

/**
 * How ssh is called: nothing of the machine's or a person's configuration, agent or known hosts, no
 * question asked, no other key of the server taken, no other key offered.
 */
export function sshOptions({ key, knownHosts }: SshFiles): readonly string[] {
  const options = [
    `IdentityFile=${configValue(key)}`,
    'IdentitiesOnly=yes',
    'IdentityAgent=none',
    'BatchMode=yes',
    'PreferredAuthentications=publickey',
    'StrictHostKeyChecking=yes',
    `UserKnownHostsFile=${configValue(knownHosts)}`,
    'GlobalKnownHostsFile=/dev/null',
    'UpdateHostKeys=no',
    'ConnectTimeout=10',
    // A connection that died without a word ends after half a minute.
    'ServerAliveInterval=10',
    'ServerAliveCountMax=3',
    'LogLevel=ERROR',
  ];
  return ['-F', '/dev/null', ...options.flatMap((option) => ['-o', option])];
}

/** The same as one line for the shell by which git starts ssh (`GIT_SSH_COMMAND`). */
export function sshCommand(files: SshFiles): string {
  return ['ssh', ...sshOptions(files)].map(shellWord).join(' ');
}

function shellWord(word: string): string {
  return /^[A-Za-z0-9_/=.-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/**
 * A path as ssh_config takes it: in quotes, with `%` doubled. `${` would be replaced by a variable,
 * and nothing can escape it: a data folder of such a name is refused.
 */
function configValue(path: string): string {
  if (path.includes('${') || /[\r\n]/.test(path)) {
    throw new RangeError('The data folder has a name that ssh cannot be told.');
  }
  return `"${path.replaceAll(/["\\]/g, String.raw`\$&`).replaceAll('%', '%%')}"`;
}
