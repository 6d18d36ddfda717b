import type { Problem } from './problem-text';

/** What goes wrong over SSH. */
export const SSH_PROBLEMS = {
  SSH_HOST_KEY_WRONG: {
    sentence: 'The server showed a host key that is not pinned.',
    next: 'Compare it with Bitbucket’s published fingerprints; add it only if it is theirs.',
  },
  SSH_HOST_KEYS_MALFORMED: {
    sentence: 'A line of the host keys is no key of a server.',
    next: 'Write each as in a known_hosts file: name, type, key; no certificate authorities.',
  },
  SSH_ADDRESS_INVALID: {
    sentence: 'This is no name or port that an SSH server can have.',
    next: 'Use ssh.bitbucket.org with port 22, or altssh.bitbucket.org with port 443.',
  },
  SSH_KEY_REFUSED: {
    sentence: 'The server does not take this key.',
    next: 'Add the public key at Bitbucket as an access key of the repository, project or workspace.',
  },
  SSH_KEY_PASSPHRASE: {
    sentence: 'The private key is protected by a passphrase, which nobody can type here.',
    next: 'Let the host make a key of its own, or paste one without a passphrase.',
  },
  SSH_KEY_MALFORMED: {
    sentence: 'This is no private key that OpenSSH can read.',
    next: 'Paste the whole file, from BEGIN to END, in OpenSSH or PEM format.',
  },
  SSH_UNREACHABLE: {
    sentence: 'The SSH server cannot be reached.',
    next: 'If port 22 is blocked, use altssh.bitbucket.org with port 443.',
  },
  SSH_PROGRAM_MISSING: {
    sentence: 'git or the OpenSSH client is not installed on this machine.',
    next: 'Install git and openssh-client (ssh, ssh-keygen, ssh-keyscan), then test again.',
  },
  SSH_REPOSITORY_MISSING: {
    sentence: 'There is no such repository, or the key may not read it.',
    next: 'Check workspace and repository, and where the public key was added.',
  },
  SSH_REPOSITORY_TOO_LARGE: {
    sentence: 'The repository is larger than this host fetches.',
    next: 'Connect by OAuth or a token instead: files are then read one by one.',
  },
  SSH_TOO_SLOW: {
    sentence: 'git did not get the repository within the time limit.',
    next: 'Test again; if it stays so, connect by OAuth or a token, which reads files one by one.',
  },
  SSH_CODE_ONLY: {
    sentence: 'SSH reaches code only: this needs Bitbucket’s API.',
    next: 'Add a connection by OAuth or token for reports, pull requests and webhooks.',
  },
} as const satisfies Record<string, Problem>;
