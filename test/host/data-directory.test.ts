import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { makeDataDirectory } from '../../host/data-directory';
import { OptionError } from '../../host/options';

const parent = mkdtempSync(join(tmpdir(), 'data-directory-'));
writeFileSync(join(parent, 'a-file'), '');
afterAll(() => {
  rmSync(parent, { recursive: true });
});

describe('makeDataDirectory', () => {
  it('makes a folder and its parents for their owner alone, and finds it again', () => {
    const directory = join(parent, 'with a space', 'data');
    makeDataDirectory(directory);
    makeDataDirectory(directory);
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    expect(statSync(join(parent, 'with a space')).mode & 0o777).toBe(0o700);
  });

  it.each([
    ['a file', join(parent, 'a-file')],
    ['below a file', join(parent, 'a-file', 'data')],
    ...(existsSync('/proc/self') ? [['where no folder can be made', '/proc/nothing/data']] : []),
  ])('refuses %s and says what to do', (_, directory) => {
    expect(() => {
      makeDataDirectory(directory);
    }).toThrow(OptionError);
    expect(() => {
      makeDataDirectory(directory);
    }).toThrow(/choose another with --data/);
  });
});
