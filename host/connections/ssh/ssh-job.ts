import { ConnectionError } from '../problem';
import { withJobFolder } from './job-folder';
import type { JobFolder } from './job-folder';
import { runProgram } from './run-program';
import type { ProgramOptions, Ran } from './run-program';
import { checkServer } from './ssh-address';
import type { SshServer } from './ssh-address';
import { sshCommand, sshOptions } from './ssh-options';

/** What a job needs of a connection, as it is when the job begins. */
export interface SshAccess {
  readonly server: SshServer;
  /** Lines of a known_hosts file. */
  readonly hostKeys: readonly string[];
  /** A file that ssh reads. */
  readonly privateKey: string;
}

/** Programs that may use the key, for as long as the job lasts. */
export interface SshJob {
  readonly access: SshAccess;
  readonly folder: JobFolder;
  git(args: readonly string[], options: ProgramOptions): Promise<Ran>;
  ssh(args: readonly string[], options: ProgramOptions): Promise<Ran>;
  /** Others, without the key. */
  run(program: string, args: readonly string[], options: ProgramOptions): Promise<Ran>;
}

const FILES = { key: 'key', knownHosts: 'known_hosts' } as const;
/** No other transport, whatever an address or a redirect says. */
const SSH_ALONE = ['-c', 'protocol.allow=never', '-c', 'protocol.ssh.allow=always'];

/**
 * Runs work with the key in a file of a folder below `directory`; afterwards both are gone. Throws
 * SSH_ADDRESS_INVALID before anything is started with the name of a host that cannot be one.
 */
export async function withSshJob<T>(
  directory: string,
  access: SshAccess,
  work: (job: SshJob) => Promise<T>,
): Promise<T> {
  checkServer(access.server);
  const files = {
    [FILES.key]: access.privateKey,
    [FILES.knownHosts]: `${access.hostKeys.join('\n')}\n`,
  };
  return withJobFolder(directory, files, (folder) => {
    const paths = { key: folder.file(FILES.key), knownHosts: folder.file(FILES.knownHosts) };
    const run: SshJob['run'] = (program, args, options) =>
      startable(runProgram(program, args, { cwd: folder.path, ...options }));
    return work({
      access,
      folder,
      run,
      ssh: (args, options) => run('ssh', [...sshOptions(paths), ...args], options),
      git: (args, options) =>
        run('git', [...SSH_ALONE, ...args], {
          ...options,
          environment: {
            GIT_SSH_COMMAND: sshCommand(paths),
            GIT_SSH_VARIANT: 'ssh',
            // A repository around the data folder has no say.
            GIT_CEILING_DIRECTORIES: directory,
          },
        }),
    });
  });
}

async function startable(running: Promise<Ran>): Promise<Ran> {
  try {
    return await running;
  } catch (cause) {
    throw new ConnectionError('SSH_PROGRAM_MISSING', [], { cause });
  }
}
