import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { BITBUCKET_HOST_KEYS, readHostKeys } from '../../../../host/connections/ssh/host-keys';
import { withSshJob } from '../../../../host/connections/ssh/ssh-job';

describe('pinned host keys', () => {
  it('are read as in a known_hosts file, without blank lines and comments', () => {
    const [first = ''] = BITBUCKET_HOST_KEYS;
    expect(readHostKeys(`# Bitbucket\r\n\r\n  ${first}\r\n`)).toEqual([first]);
  });

  it.each([
    ['nonsense', ['1']],
    ['# one\n@cert-authority * ssh-ed25519 AAAA', ['2']],
    ['bitbucket.org ssh-ed25519 not-base64!', ['1']],
  ])('are refused where a line is none: %j', (pasted, details) => {
    expect(() => readHostKeys(pasted)).toThrow(
      expect.objectContaining({ code: 'SSH_HOST_KEYS_MALFORMED', details }),
    );
  });
});

describe('a machine without the programs', () => {
  it('is told of by its own code', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'programs-'));
    const access = {
      server: { host: 'ssh.bitbucket.org', port: 22, user: 'git' },
      privateKey: 'no key is read here',
      hostKeys: [...BITBUCKET_HOST_KEYS],
    };
    try {
      await expect(
        withSshJob(directory, access, ({ run }) =>
          run('a-program-that-is-not-there', [], { limitMs: 1000 }),
        ),
      ).rejects.toMatchObject({ code: 'SSH_PROGRAM_MISSING' });
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });
});
