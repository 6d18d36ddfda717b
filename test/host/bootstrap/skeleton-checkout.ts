import { afterAll } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../..');

/** Writes what it would install, as npm does, and what it was asked to `calls.log`. */
const FAKE_NPM = `
const { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } = require('node:fs');
const args = process.argv.slice(2);
appendFileSync('calls.log', 'npm ' + args.join(' ') + '\\n');
if (args[0] === 'run') {
  console.log('output of ' + args[2]);
  process.exit(process.env.FAILING === args[2] ? 1 : 0);
}
if (process.env.FAILING === 'npm ci') process.exit(1);
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
for (const [place, entry] of Object.entries(lock.packages)) {
  const left = entry.optional || (entry.dev && args.includes('--omit=dev'));
  if (place === '' || left) delete lock.packages[place];
}
mkdirSync('node_modules', { recursive: true });
cpSync('installable', 'node_modules', { recursive: true });
rmSync('node_modules/tsx', { force: true });
symlinkSync(process.env.TSX, 'node_modules/tsx');
writeFileSync('node_modules/.package-lock.json', JSON.stringify(lock));
console.log('npm talks');
`;
const FAKE_VITE = `
const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs');
appendFileSync('calls.log', 'vite ' + process.argv.slice(2, 4).join(' ') + '\\n');
for (const file of ['build/panel/index.html', 'build/shell/shell.js', 'build/setup/setup.js']) {
  mkdirSync(require('node:path').dirname(file), { recursive: true });
  writeFileSync(file, '');
}
console.log('vite talks, for ' + process.env.NODE_ENV);
`;
const PROGRAM = `
if (process.argv.includes('--wait')) {
  process.on('SIGTERM', () => process.exit(5));
  setInterval(() => undefined, 1000);
}
console.log(JSON.stringify(process.argv.slice(2)));
process.exitCode = Number(process.env.CODE ?? 0);
`;
/** Stands in for the command: says where it runs, too. */
const COMMAND = `
const said = { args: process.argv.slice(2), cwd: process.cwd() };
console.log(JSON.stringify(said));
process.exitCode = Number(process.env.CODE ?? 0);
`;

export interface Checkout {
  readonly folder: string;
  /** With which npm is the stand-in. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Every call of npm and of Vite since the start. */
  calls(): readonly string[];
  write(file: string, text: string): void;
  run(args: readonly string[], env?: Readonly<Record<string, string>>): Finished;
  start(args: readonly string[]): ReturnType<typeof spawn>;
}
export interface Finished {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A fresh clone with the real bootstrap, in which npm, Vite, Jest and the host are stand-ins. */
export function skeletonCheckout(): Checkout {
  const folder = mkdtempSync(path.join(tmpdir(), 'bootstrap-'));
  folders.push(folder);
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
  write('fake-npm.js', FAKE_NPM);
  write('installable/vite/bin/vite.js', FAKE_VITE);
  write('installable/jest/bin/jest.js', PROGRAM);
  write('host/main.ts', PROGRAM);
  write('host/inspect/main.ts', COMMAND);
  write('tsconfig.json', '{}');
  write('static/app/main.tsx', 'panel');
  write('package.json', '{"name":"skeleton"}');
  writeLock({ write }, '1.0.0');
  for (const file of ['host/bootstrap.mjs', 'host/sbom-bridge.mjs']) {
    cpSync(path.join(ROOT, file), path.join(folder, file));
  }
  const command = [path.join(folder, 'host/bootstrap.mjs')];
  const environment = {
    ...process.env,
    npm_execpath: path.join(folder, 'fake-npm.js'),
    TSX: path.join(ROOT, 'node_modules/tsx'),
  };
  return {
    folder,
    environment,
    write,
    calls: () => {
      const log = path.join(folder, 'calls.log');
      return existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
    },
    run: (args, env = {}) =>
      spawnSync(process.execPath, [...command, ...args], {
        encoding: 'utf8',
        env: { ...environment, ...env },
      }),
    start: (args) =>
      spawn(process.execPath, [...command, ...args], {
        env: environment,
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
  };
}

/** One package to run with, one to test with, one for another platform. */
export function writeLock({ write }: Pick<Checkout, 'write'>, version: string): void {
  const packages = {
    '': { name: 'skeleton' },
    'node_modules/needed': { version, integrity: `sha512-${version}` },
    'node_modules/for-tests': { version: '1.0.0', dev: true },
    'node_modules/for-elsewhere': { version: '1.0.0', optional: true },
  };
  write('package-lock.json', JSON.stringify({ lockfileVersion: 3, packages }));
}

/** A folder to put at the front of PATH in which `git --version` answers as told. */
export function fakeGit({ folder }: Checkout, answer: string): string {
  const bin = path.join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(path.join(bin, 'git'), `#!/bin/sh\necho '${answer}'\n`);
  chmodSync(path.join(bin, 'git'), 0o755);
  symlinkSync(process.execPath, path.join(bin, 'node'));
  return bin;
}
