import { describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import path from 'node:path';
import { fakeGit, skeletonCheckout, writeLock } from './skeleton-checkout';

const INSTALL = 'npm ci --omit=dev --no-progress --loglevel=error';
const FULL_INSTALL = 'npm ci --include=dev --no-progress --loglevel=error';
const BUILD = 'vite build static/app';

describe('npm start', () => {
  it('installs, builds and runs in a fresh clone, with stdout left to the host', () => {
    const checkout = skeletonCheckout();
    const { status, stdout, stderr } = checkout.run(['start', '--json', 'a b']);
    expect(stdout).toBe('["--json","a b"]\n');
    expect(stderr).toMatch(/Installing packages .*: done in [\d.]+ s/);
    expect(stderr).toMatch(/Building the panels: done in [\d.]+ s/);
    expect(status).toBe(0);
    expect(checkout.calls()).toEqual([INSTALL, BUILD]);
  });

  it('does and says nothing of its own when all is there', () => {
    const checkout = skeletonCheckout();
    checkout.run(['start']);
    expect(checkout.run(['start'])).toMatchObject({ stdout: '[]\n', stderr: '' });
    expect(checkout.calls()).toEqual([INSTALL, BUILD]);
  });

  it('builds what is delivered, whatever the environment is for', () => {
    const { stderr } = skeletonCheckout().run(['start'], { NODE_ENV: 'test' });
    expect(stderr).toContain('vite talks, for production');
  });

  it('installs and builds again for another lock file', () => {
    const checkout = skeletonCheckout();
    checkout.run(['start']);
    writeLock(checkout, '1.0.1');
    checkout.run(['start']);
    expect(checkout.calls()).toEqual([INSTALL, BUILD, INSTALL, BUILD]);
  });

  it.each(['static/app/main.tsx', 'src/contract/report.ts'])('builds again after %s', (file) => {
    const checkout = skeletonCheckout();
    checkout.run(['start']);
    checkout.write(file, 'changed');
    checkout.run(['start']);
    expect(checkout.calls()).toEqual([INSTALL, BUILD, BUILD]);
  });

  it('is content with what the tests have installed', () => {
    const checkout = skeletonCheckout();
    checkout.run(['test']);
    checkout.run(['start']);
    expect(checkout.calls()).toEqual([FULL_INSTALL, BUILD]);
  });

  it('stops where the install failed, and says so', () => {
    const checkout = skeletonCheckout();
    const { status, stdout, stderr } = checkout.run(['start'], { FAILING: 'npm ci' });
    expect(stderr).toMatch(/Installing packages .* failed with exit code 1/);
    expect(stdout).toBe('');
    expect(status).toBe(1);
  });

  it('ends with the exit code of the host', () => {
    expect(skeletonCheckout().run(['start'], { CODE: '7' }).status).toBe(7);
  });

  it('passes a signal on to the host and waits for it', async () => {
    const child = skeletonCheckout().start(['start', '--wait']);
    if (!child.stdout) throw new Error('no stdout');
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([5, null]);
  });
});

describe('npm test', () => {
  it('installs what only tests need, also over an install without it', () => {
    const checkout = skeletonCheckout();
    checkout.run(['start']);
    const { stdout, status } = checkout.run(['test', '--ci', 'test/core'], { CODE: '3' });
    expect(stdout).toBe('["--ci","test/core"]\n');
    expect(status).toBe(3);
    expect(checkout.calls()).toEqual([INSTALL, BUILD, FULL_INSTALL]);
  });

  it.each([
    { args: [], builds: true },
    { args: ['--verbose'], builds: true },
    { args: ['test/browser'], builds: true },
    { args: ['test/core'], builds: false },
  ])('with $args builds the panels: $builds', ({ args, builds }) => {
    const checkout = skeletonCheckout();
    checkout.run(['test', ...args]);
    expect(checkout.calls().includes(BUILD)).toBe(builds);
  });
});

describe('npm run check', () => {
  it('leaves a line for each check, and the output of a failed one', () => {
    const checkout = skeletonCheckout();
    const { status, stderr } = checkout.run(['check'], { FAILING: 'rooms' });
    const said = stderr.replaceAll(/\([\d.]+ s\)/g, '(… s)').split('\n');
    expect(said.slice(said.indexOf('ok      types (… s)'))).toEqual([
      'ok      types (… s)',
      'ok      lint (… s)',
      'ok      format (… s)',
      'output of rooms',
      'FAILED  rooms (… s)',
      'ok      dead code (… s)',
      'ok      manifest (… s)',
      'ok      Forge lint (… s)',
      'ok      tests (… s)',
      'Failed: rooms.',
      '',
    ]);
    expect(status).toBe(1);
  });

  it('passes when all pass', () => {
    const { status, stderr } = skeletonCheckout().run(['check']);
    expect(stderr).toMatch(/All checks passed\.\n$/);
    expect(status).toBe(0);
  });
});

describe('the bootstrap', () => {
  it.each([
    ['git version 2.37.9', 1],
    ['git version 2.38.0', 0],
    ['git version 3.0.1', 0],
    ['git version 2.50.1 (Apple Git-155)', 0],
    ['nonsense', 1],
  ])('answers "%s" with exit code %i', (answer, expected) => {
    const checkout = skeletonCheckout();
    const PATH = `${fakeGit(checkout, answer)}${path.delimiter}${process.env['PATH'] ?? ''}`;
    const { status, stderr } = checkout.run(['build'], { PATH });
    expect(status).toBe(expected);
    expect(stderr.includes('needs git 2.38 or newer')).toBe(expected === 1);
  });

  it('says what to do where git is missing, before it installs anything', () => {
    const checkout = skeletonCheckout();
    const { status, stderr } = checkout.run(['start'], { PATH: path.join(checkout.folder, 'bin') });
    expect(stderr).toMatch(/git was not found.*apt-get install git/);
    expect(status).toBe(1);
    expect(checkout.calls()).toEqual([]);
  });

  it.each([[[]], [['stop']], [['constructor']]])('shows its use for %j', (args) => {
    const { status, stderr } = skeletonCheckout().run(args);
    expect(stderr).toBe(
      'Use: node host/bootstrap.mjs <start|replay|test|check|chaos|screenshots|build|engine> [arguments]\n',
    );
    expect(status).toBe(1);
  });
});
