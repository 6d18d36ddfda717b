import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { lstatSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { skeletonCheckout, type Checkout } from './skeleton-checkout';

const INSTALL = 'npm ci --omit=dev --no-progress --loglevel=error';
const ELSEWHERE = realpathSync(tmpdir());

/** Runs the command as npx would, from a folder that is not the checkout. */
function command(
  checkout: Checkout,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
) {
  return spawnSync(
    process.execPath,
    [path.join(checkout.folder, 'host/sbom-bridge.mjs'), ...args],
    { cwd: ELSEWHERE, encoding: 'utf8', env: { ...checkout.environment, ...env } },
  );
}

describe('sbom-bridge', () => {
  it('installs in a fresh clone and runs where it was called, with stdout left to it', () => {
    const checkout = skeletonCheckout();
    const { status, stdout, stderr } = command(checkout, ['inspect', 'a b', '--json']);
    expect(JSON.parse(stdout)).toEqual({ args: ['inspect', 'a b', '--json'], cwd: ELSEWHERE });
    expect(stderr).toMatch(/Installing packages .*: done in [\d.]+ s/);
    expect(status).toBe(0);
    // Nothing is built: the command has no pages.
    expect(checkout.calls()).toEqual([INSTALL]);
  });

  it('says nothing of its own the second time, and ends with the exit code of the command', () => {
    const checkout = skeletonCheckout();
    command(checkout, ['inspect']);
    expect(command(checkout, ['diff', 'a', 'b'], { CODE: '1' })).toMatchObject({
      stderr: '',
      status: 1,
    });
    expect(checkout.calls()).toEqual([INSTALL]);
  });

  it('needs no git', () => {
    const checkout = skeletonCheckout();
    command(checkout, ['inspect']);
    const PATH = path.join(checkout.folder, 'nowhere');
    expect(command(checkout, ['inspect'], { PATH })).toMatchObject({ stderr: '', status: 0 });
  });

  it('leaves a link that npx finds at once, and leaves one that is there alone', () => {
    const checkout = skeletonCheckout();
    checkout.write('installable/.bin/other', '');
    command(checkout, ['inspect']);
    const link = path.join(checkout.folder, 'node_modules/.bin/sbom-bridge');
    expect(realpathSync(link)).toBe(
      realpathSync(path.join(checkout.folder, 'host/sbom-bridge.mjs')),
    );
    rmSync(link);
    symlinkSync('other', link);
    command(checkout, ['inspect']);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(path.basename(realpathSync(link))).toBe('other');
  });
});
