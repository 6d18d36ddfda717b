import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateKeyPairSync } from 'node:crypto';
import { afterAll, describe, expect, it } from '@jest/globals';
import { makeKeyPair } from '../../../../host/connections/ssh/make-key-pair';
import { sweepJobFolders, withJobFolder } from '../../../../host/connections/ssh/job-folder';
import { readPrivateKey } from '../../../../host/connections/ssh/read-private-key';
import { skipped } from '../../../skipped';
import { temporaryFolder } from '../../sandbox/harness';

const folder = temporaryFolder();
/** A user that every Linux has, and that owns nothing. */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
if (!isRoot) skipped('a key looked at by another user: only root may become one');
afterAll(folder.dispose);
const jobs = join(folder.path, 'jobs');

function keygen(name: string, ...args: string[]): string {
  const file = join(folder.path, name);
  execFileSync('ssh-keygen', ['-q', '-f', file, ...args], { stdio: 'ignore' });
  return readFileSync(file, 'utf8');
}

describe('makeKeyPair', () => {
  it('makes a pair that OpenSSH reads, whatever the length of the comment', async () => {
    for (const comment of ['', 'a', 'SBOM Bridge bitbucket-prod', 'ünï ço\nde', 'x'.repeat(300)]) {
      const pair = makeKeyPair(comment);
      const read = await readPrivateKey(pair.privateKey, jobs);
      expect(read.publicKey).toBe(pair.publicKey);
      expect(read.privateKey).toBe(pair.privateKey);
      expect(read.fingerprint).toMatch(/^SHA256:[A-Za-z0-9+/]{43}$/);
    }
  });

  it('makes another one each time', () => {
    expect(makeKeyPair('a').publicKey).not.toBe(makeKeyPair('a').publicKey);
  });
});

describe('readPrivateKey', () => {
  const { privateKey, publicKey } = makeKeyPair('pasted');

  it.each([
    ['CRLF', privateKey.replaceAll('\n', '\r\n')],
    ['CR alone', privateKey.replaceAll('\n', '\r')],
    ['no line end at the end', privateKey.trimEnd()],
    ['blanks around every line', privateKey.replaceAll('\n', ' \n\t')],
    ['empty lines', privateKey.replaceAll('\n', '\n\n')],
    ['a byte order mark', `\uFEFF${privateKey}`],
    ['text around it', `Here is the key:\n${privateKey}\nBye`],
  ])('takes a key with %s', async (_, pasted) => {
    const read = await readPrivateKey(pasted, jobs);
    expect(read).toMatchObject({ privateKey, publicKey });
  });

  it('takes RSA and ECDSA keys, in OpenSSH’s format and in PEM', async () => {
    const { privateKey: rsa } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const keys = [
      keygen('ecdsa', '-t', 'ecdsa', '-N', ''),
      keygen('pem', '-t', 'ecdsa', '-m', 'PEM', '-N', ''),
      rsa.export({ type: 'pkcs1', format: 'pem' }).toString(),
      rsa.export({ type: 'pkcs8', format: 'pem' }).toString(),
    ];
    for (const key of keys) {
      const read = await readPrivateKey(key, jobs);
      expect(read.publicKey).toMatch(/^(ssh-rsa|ecdsa-sha2-nistp256) AAAA/);
    }
  });

  it('refuses a passphrase, in each of the three formats', async () => {
    const { privateKey: rsa } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const cipher = { cipher: 'aes-256-cbc', passphrase: 'secret', format: 'pem' } as const;
    const keys = [
      keygen('locked', '-t', 'ed25519', '-N', 'secret'),
      rsa.export({ type: 'pkcs1', ...cipher }).toString(),
      rsa.export({ type: 'pkcs8', ...cipher }).toString(),
    ];
    for (const key of keys) {
      await expect(readPrivateKey(key, jobs)).rejects.toMatchObject({ code: 'SSH_KEY_PASSPHRASE' });
    }
  });

  it.each([
    ['nothing', ''],
    ['a public key', publicKey],
    ['half a key', privateKey.slice(0, 200)],
    ['a key with a letter missing', privateKey.replace(/A/, '')],
    ['a certificate', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'],
    ['an empty body', '-----BEGIN OPENSSH PRIVATE KEY-----\n\n-----END OPENSSH PRIVATE KEY-----'],
    ['far too much', `${privateKey}${'x'.repeat(40_000)}`],
  ])('refuses %s', async (_, pasted) => {
    await expect(readPrivateKey(pasted, jobs)).rejects.toMatchObject({ code: 'SSH_KEY_MALFORMED' });
  });

  it('leaves nothing behind', () => {
    expect(readdirSync(jobs)).toEqual([]);
  });
});

describe('withJobFolder', () => {
  it('shows its files to nobody else and is gone afterwards, also after a failure', async () => {
    let path = '';
    const failed = withJobFolder(jobs, { key: 'secret' }, (job) => {
      path = job.path;
      expect(statSync(job.path).mode & 0o777).toBe(0o700);
      expect(statSync(job.file('key')).mode & 0o777).toBe(0o600);
      return Promise.reject(new Error('failed'));
    });
    await expect(failed).rejects.toThrow('failed');
    expect(() => statSync(path)).toThrow('ENOENT');
  });

  (isRoot ? it : it.skip)('has a key that another user cannot read, wherever it lies', async () => {
    const readable = (file: string): boolean =>
      spawnSync('cat', [file], { uid: NOBODY, gid: NOBODY }).status === 0;
    const open = join(folder.path, 'for-all');
    writeFileSync(open, 'for all');
    await withJobFolder(jobs, { key: 'secret' }, async (job) => {
      for (const path of [folder.path, jobs]) chmodSync(path, 0o755);
      expect(readable(open)).toBe(true);
      expect(readable(job.file('key'))).toBe(false);
      // The folder left open by mistake: the key still is its own.
      chmodSync(job.path, 0o755);
      expect(readable(job.file('key'))).toBe(false);
    });
  });

  it('leaves what a killed process left to the next start, and running jobs alone', async () => {
    const swept = join(folder.path, 'swept');
    const gone = join(swept, 'ssh-job-4194399-abc');
    const stranger = join(swept, 'something-else');
    for (const path of [gone, stranger]) mkdirSync(path, { recursive: true });
    writeFileSync(join(gone, 'key'), 'secret');
    await withJobFolder(swept, { key: 'secret' }, async (job) => {
      await sweepJobFolders(swept);
      expect(new Set(readdirSync(swept))).toEqual(
        new Set([job.path.slice(swept.length + 1), 'something-else']),
      );
    });
  });
});
