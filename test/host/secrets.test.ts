import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { OptionError } from '../../host/options';
import { loadHostSecrets } from '../../host/secrets';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'secrets-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

it('makes secrets once, for their owner alone', () => {
  const first = loadHostSecrets(folder);
  expect(loadHostSecrets(folder)).toEqual(first);
  expect(Buffer.from(first.storageKey, 'base64')).toHaveLength(32);
  expect(statSync(join(folder, 'host-secrets.json')).mode & 0o077).toBe(0);
});

it.each(['', '{', '{"storageKey":"x"}'])(
  'says so when the file cannot be used, and keeps it: %j',
  (content) => {
    const file = join(folder, 'host-secrets.json');
    writeFileSync(file, content);
    expect(() => loadHostSecrets(folder)).toThrow(OptionError);
    expect(readFileSync(file, 'utf8')).toBe(content);
  },
);

it('gives a folder of an earlier release what it lacks, and keeps the rest', () => {
  const first = loadHostSecrets(folder);
  const file = join(folder, 'host-secrets.json');
  const { dependencyTrackKey, ...earlier } = first;
  writeFileSync(file, JSON.stringify(earlier), { mode: 0o600 });
  const second = loadHostSecrets(folder);
  expect(second).toEqual({ ...earlier, dependencyTrackKey: second.dependencyTrackKey });
  expect(second.dependencyTrackKey).not.toBe(dependencyTrackKey);
  expect(loadHostSecrets(folder)).toEqual(second);
  expect(statSync(file).mode & 0o077).toBe(0);
});

it('writes for its owner alone, whatever an earlier process left half-way', () => {
  writeFileSync(join(folder, 'host-secrets.json.new'), '', { mode: 0o666 });
  loadHostSecrets(folder);
  expect(statSync(join(folder, 'host-secrets.json')).mode & 0o077).toBe(0);
});
