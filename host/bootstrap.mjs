/**
 * The first command after a clone: `node host/bootstrap.mjs <start|replay|test|check|chaos|screenshots|build|engine> [args…]`.
 * Installs what is missing, builds the panels when their sources changed, then runs the verb.
 * Plain Node and no dependencies, since nothing is installed yet. Everything it says itself goes
 * to stderr: stdout belongs to what it runs.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const NODE_AT_LEAST = [20, 19];
/** git 2.38 answers `merge-tree --write-tree`, which a sandbox merge needs. */
const GIT_AT_LEAST = [2, 38];
/** What is built, from what, and how; built again only when a source has changed. */
const PANELS = {
  what: 'Building the panels',
  makes: ['build/panel/index.html', 'build/shell/shell.js', 'build/setup/setup.js'],
  from: ['static', 'src/contract', 'src/core', 'host/setup/contract', 'package-lock.json'],
  stamp: 'build/panels.stamp',
  // Vite's other loaders want the names of files that its configuration imports written out.
  command: ['node_modules/vite/bin/vite.js', 'build', 'static/app', '--configLoader=runner'],
};
/** What `forge deploy` would upload; `npm start -- --bundle` runs it. */
const BUNDLE = {
  what: 'Building the bundle with the Forge bundler',
  makes: ['build/bundle/index.cjs'],
  from: ['src', 'manifest.yml', 'tsconfig.json', 'package-lock.json'],
  stamp: 'build/bundle.stamp',
  command: ['--import', 'tsx', 'test/forge/bundle-app.ts'],
};
/** npm script and how the summary calls it, in the order in which they run. */
const CHECKS = [
  ['types', 'types'],
  ['lint', 'lint'],
  ['format', 'format'],
  ['rooms', 'rooms'],
  ['deadcode', 'dead code'],
  ['manifest', 'manifest'],
  ['forge-lint', 'Forge lint'],
];

/** Commands of `npx sbom-bridge` that work on a host's data folder. */
const OPERATOR = ['doctor', 'rotate-key'];

const JEST = 'node_modules/jest/bin/jest.js';

const VERBS = {
  start: {
    // Atlassian's bundler comes with what the tests need.
    install: (args) => (wantsBundle(args) ? 'full' : 'production'),
    bundle: wantsBundle,
    run: (args) => runNode(['--import', 'tsx', 'host/main.ts', ...args]),
  },
  replay: {
    install: () => 'production',
    run: (args) => runNode(['--import', 'tsx', 'host/replay.ts', ...args]),
  },
  test: { install: () => 'full', build: needsPanels, run: (args) => runNode([JEST, ...args]) },
  check: { install: () => 'full', run: check },
  chaos: {
    // It compiles host and app with what the tests need, and shows no panel.
    install: () => 'full',
    build: () => false,
    run: (args) => runNode(['--import', 'tsx', 'test/chaos/main.ts', ...args]),
  },
  screenshots: {
    install: () => 'full',
    withoutGit: true,
    run: (args) => runNode(['--import', 'tsx', 'test/browser/take-screenshots.ts', ...args]),
  },
  build: { install: () => 'production', run: () => Promise.resolve(0) },
  // What `npx sbom-bridge` runs: where it was called, with nothing built and no git needed.
  engine: { install: () => 'production', withoutGit: true, build: () => false, run: engine },
};

function wantsBundle(args) {
  return args.includes('--bundle');
}

/** A test run narrowed to some tests needs the panels only for those in a browser. */
function needsPanels(args) {
  const filters = args.filter((arg) => !arg.startsWith('-'));
  return filters.length === 0 || filters.some((filter) => /browser|e2e|static/.test(filter));
}

function say(line) {
  process.stderr.write(`${line}\n`);
}

/** An expected failure: its message is all that the reader needs. */
class Refusal extends Error {}

/** Whether a version such as `2.39.5` reaches the major and minor asked for. */
function reaches(version, [major, minor]) {
  const found = /(\d+)\.(\d+)/.exec(version);
  if (!found) return false;
  const [foundMajor, foundMinor] = [Number(found[1]), Number(found[2])];
  return foundMajor > major || (foundMajor === major && foundMinor >= minor);
}

function checkNode() {
  if (!reaches(process.versions.node, NODE_AT_LEAST)) {
    throw new Refusal(
      `Node ${process.versions.node} is too old: SBOM Bridge needs Node ${NODE_AT_LEAST.join('.')} or newer. Get it at https://nodejs.org/ or with your version manager, then run the command again.`,
    );
  }
}

function checkGit() {
  const git = spawnSync('git', ['--version'], { encoding: 'utf8' });
  if (git.error || git.status !== 0) {
    throw new Refusal(
      `git was not found: SBOM Bridge needs git ${GIT_AT_LEAST.join('.')} or newer. Install it (Debian: apt-get install git), then run the command again.`,
    );
  }
  if (!reaches(git.stdout, GIT_AT_LEAST)) {
    throw new Refusal(
      `${git.stdout.trim()} is too old: SBOM Bridge needs git ${GIT_AT_LEAST.join('.')} or newer. Update it, then run the command again.`,
    );
  }
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Whether node_modules holds what package-lock.json asks for. npm writes the list of what it
 * installed to node_modules/.package-lock.json as its last step, so an interrupted install, an
 * install of another lock, and one without what the tests need are all told apart. What npm may
 * leave out on this platform is not asked for.
 */
function isInstalled(kind) {
  const wanted = readJson('package-lock.json')?.packages;
  const found = readJson('node_modules/.package-lock.json')?.packages;
  if (!wanted || !found) return false;
  return Object.entries(wanted).every(([place, entry]) => {
    if (place === '' || entry.optional || entry.link) return true;
    if (kind === 'production' && (entry.dev || entry.devOptional)) return true;
    return found[place]?.version === entry.version && found[place]?.integrity === entry.integrity;
  });
}

/** npm names itself in the environment of what it runs; else it is found as a command. */
function npm() {
  const own = process.env.npm_execpath;
  if (own?.endsWith('.js')) return { command: process.execPath, first: [own] };
  return { command: 'npm', first: [] };
}

async function install(kind) {
  if (isInstalled(kind)) return;
  const args = kind === 'full' ? ['ci', '--include=dev'] : ['ci', '--omit=dev'];
  const { command, first } = npm();
  await timed(`Installing packages (npm ${args.join(' ')})`, () =>
    run(command, [...first, ...args, '--no-progress', '--loglevel=error'], ['ignore', 2, 2]),
  );
}

/** One SHA-256 over the names and contents of every file below the places, in a fixed order. */
function fingerprint(places) {
  const hash = createHash('sha256');
  const add = (place) => {
    const entries = readdirSync(path.join(ROOT, place), { withFileTypes: true });
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const inner = `${place}/${entry.name}`;
      if (entry.isDirectory() && entry.name !== 'node_modules') add(inner);
      else if (entry.isFile()) addFile(inner);
    }
  };
  const addFile = (file) => {
    const content = readFileSync(path.join(ROOT, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  };
  for (const place of places) {
    if (!existsSync(path.join(ROOT, place))) continue;
    if (statSync(path.join(ROOT, place)).isFile()) addFile(place);
    else add(place);
  }
  return hash.digest('hex');
}

async function build({ what, makes, from, stamp: name, command }) {
  const stamp = path.join(ROOT, name);
  const current = fingerprint(from);
  const complete = makes.every((file) => existsSync(path.join(ROOT, file)));
  if (complete && existsSync(stamp) && readFileSync(stamp, 'utf8') === current) return;
  // Libraries tell by it whether to build what developers debug.
  const env = { ...process.env, NODE_ENV: 'production' };
  await timed(what, () => run(process.execPath, command, ['ignore', 2, 2], { cwd: ROOT, env }));
  writeFileSync(stamp, current);
}

function secondsSince(start) {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}

async function timed(what, work) {
  const start = performance.now();
  say(`${what} …`);
  const code = await work();
  if (code !== 0) throw new Refusal(`${what} failed with exit code ${code}; see above.`);
  say(`${what}: done in ${secondsSince(start)}`);
}

function runNode(args, stdio = 'inherit') {
  return run(process.execPath, args, stdio);
}

/** Paths on its command line are those of the caller; tsx is not looked for there, nor set up. */
function engine(args) {
  const tsx = import.meta.resolve('tsx');
  const folder = OPERATOR.includes(args[0]) ? 'operator' : 'inspect';
  const main = path.join(ROOT, 'host', folder, 'main.ts');
  const env = { ...process.env, TSX_TSCONFIG_PATH: path.join(ROOT, 'tsconfig.json') };
  const where = { cwd: process.cwd(), env };
  return run(process.execPath, ['--import', tsx, main, ...args], 'inherit', where);
}

/** Runs a program, in the root by default, passes signals on, and resolves to its exit code. */
function run(command, args, stdio, where = { cwd: ROOT }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...where, stdio });
    const pass = (signal) => {
      // Ctrl-C in a terminal has reached the whole process group already.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, pass);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      for (const name of signals) process.off(name, pass);
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

/** Runs an npm script with its output held back; shown only when it fails. */
function runScript(script) {
  return new Promise((resolve, reject) => {
    const { command, first } = npm();
    const where = { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] };
    const child = spawn(command, [...first, 'run', '--silent', script], where);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Every check is run, also after one has failed, and each leaves one line. */
async function check(args) {
  const failed = [];
  const report = (name, code, start) => {
    if (code !== 0) failed.push(name);
    say(`${code === 0 ? 'ok    ' : 'FAILED'}  ${name} (${secondsSince(start)})`);
  };
  for (const [script, name] of CHECKS) {
    const start = performance.now();
    const { code, output } = await runScript(script);
    if (code !== 0) process.stderr.write(output);
    report(name, code, start);
  }
  const start = performance.now();
  report('tests', await runNode([JEST, ...args]), start);
  say(failed.length === 0 ? 'All checks passed.' : `Failed: ${failed.join(', ')}.`);
  return failed.length === 0 ? 0 : 1;
}

async function main([name, ...args]) {
  const verb = Object.hasOwn(VERBS, name ?? '') ? VERBS[name] : undefined;
  if (!verb)
    throw new Refusal(`Use: node host/bootstrap.mjs <${Object.keys(VERBS).join('|')}> [arguments]`);
  checkNode();
  if (!verb.withoutGit) checkGit();
  await install(verb.install(args));
  if (!verb.build || verb.build(args)) await build(PANELS);
  if (verb.bundle?.(args)) await build(BUNDLE);
  return verb.run(args);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  say(error.message);
  process.exitCode = 1;
}
