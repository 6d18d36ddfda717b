import { spawn, execFileSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../e2e/free-port';

/** Debian has it where only root looks. */
const SSHD = ['/usr/sbin/sshd', '/usr/local/sbin/sshd', '/usr/bin/sshd'].find((path) =>
  existsSync(path),
);

/** False where there is no OpenSSH server; then a test prints why it looks at nothing. */
export const hasSshServer = SSHD !== undefined;

export interface SshTestServer {
  readonly port: number;
  /** Who may log in. */
  readonly user: string;
  /** The line of a known_hosts file for it. */
  readonly hostKey: string;
  /** `<root>/<workspace>/<slug>.git` are its repositories. */
  readonly root: string;
  /** Lets in whoever has the private key of this. */
  authorize(publicKey: string): void;
  /** What clients asked to run, in their words. */
  commands(): string[];
  close(): Promise<void>;
}

/** Runs what `git fetch` and `git ls-remote` ask for below `root`, and nothing else. */
const SERVE = `#!/bin/sh
printf '%s\\n' "$SSH_ORIGINAL_COMMAND" >> "$1/commands"
case "$SSH_ORIGINAL_COMMAND" in
  "git-upload-pack '/"*"'")
    path=\${SSH_ORIGINAL_COMMAND#"git-upload-pack '/"}
    exec git -c safe.directory='*' -c uploadpack.allowAnySHA1InWant=true upload-pack "$1/\${path%"'"}" ;;
  *) echo 'authenticated via a test key'; exit 1 ;;
esac
`;

/** A real sshd of this machine on a free port of the loopback, in a folder that goes with the test. */
export async function startSshServer(folder: string): Promise<SshTestServer> {
  const root = join(folder, 'repositories');
  mkdirSync(root, { recursive: true });
  const authorized = join(folder, 'authorized_keys');
  writeFileSync(authorized, '', { mode: 0o600 });
  const serve = join(folder, 'serve');
  writeFileSync(serve, SERVE);
  chmodSync(serve, 0o755);
  const hostKeyFile = join(folder, 'host_key');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', hostKeyFile]);
  const port = await freePort();
  const config = join(folder, 'sshd_config');
  writeFileSync(
    config,
    [
      `ListenAddress 127.0.0.1:${port}`,
      `HostKey ${hostKeyFile}`,
      `AuthorizedKeysFile ${authorized}`,
      'PidFile none',
      'StrictModes no',
      'UsePAM no',
      'PasswordAuthentication no',
      'KbdInteractiveAuthentication no',
      'PermitRootLogin yes',
      'AcceptEnv GIT_PROTOCOL',
      'MaxStartups 100',
      '',
    ].join('\n'),
  );
  // Where root starts it, sshd wants a folder of its own.
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true });
  const server = spawn(SSHD ?? '', ['-D', '-e', '-f', config], { stdio: 'ignore' });
  await listening(port, server);
  const [type = '', key = ''] = readFileSync(`${hostKeyFile}.pub`, 'utf8').split(' ');
  return {
    port,
    root,
    user: userInfo().username,
    hostKey: `[127.0.0.1]:${port} ${type} ${key}`,
    authorize: (publicKey) => {
      writeFileSync(authorized, `restrict,command="${serve} ${root}" ${publicKey}\n`, {
        flag: 'a',
      });
    },
    commands: () => {
      const file = join(root, 'commands');
      return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
    },
    close: async () => {
      server.kill();
      if (server.exitCode === null) await once(server, 'exit');
    },
  };
}

async function listening(port: number, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 600 && server.exitCode === null; tries += 1) {
    const socket = connect(port, '127.0.0.1');
    try {
      await once(socket, 'connect');
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    } finally {
      socket.destroy();
    }
  }
  throw new Error('sshd does not listen.');
}
