import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasConnections, runConnected } from './connected/run-connected';
import { makeDataDirectory } from './data-directory';
import { HELP, OptionError, readOptions, type HostOptions } from './options';
import { installApp, pushFirst, seedSandbox } from './prepare-sandbox';
import { findRunningHost, forgetRunningHost, noteRunningHost } from './running-host';
import { ListenError } from './server';
import { createTally } from './terminal/tally';
import { createTerminal } from './terminal/terminal';
import { untilSignal } from './until-signal';
import { createHost, type Host } from './wire';

const ROOT = join(__dirname, '..');
const HEARD_WITHIN_MS = 30_000;

async function run(options: HostOptions): Promise<number> {
  // The database and the repositories hold what was uploaded and sealed: their owner's alone.
  process.umask(0o077);
  makeDataDirectory(options.dataDirectory);
  const running = await findRunningHost(options.dataDirectory);
  if (running !== undefined) {
    throw new OptionError(
      `A host works on ${options.dataDirectory} already, at ${running.origin}.`,
    );
  }
  if (options.connect.wanted || hasConnections(options.dataDirectory)) return runConnected(options);
  const terminal = createTerminal({
    json: options.json,
    output: process.stdout,
    errors: process.stderr,
  });
  const tally = createTally();
  const host = createHost({
    root: ROOT,
    dataDirectory: options.dataDirectory,
    port: options.port,
    app: options.bundle ? 'bundle' : 'source',
    ...(options.outside && { outside: options.outside }),
    onReport: terminal.report,
    onViolation: terminal.violation,
    onLog: terminal.log,
  });
  host.lines.subscribe(terminal.event);
  host.lines.subscribe(tally.count);

  const ended = untilSignal();
  await seedSandbox(host, ROOT);
  const origin = await host.start();
  noteRunningHost(options.dataDirectory, { pid: process.pid, origin });
  try {
    await installApp(host);
    terminal.addresses(origin, host);
    const pushed = await pushFirst(host, ROOT);
    for (const push of pushed) tally.expect(push);
    if (!options.once) {
      terminal.ready(origin, host, pushed);
      await ended;
      return 0;
    }
    await untilHeard(host, tally);
    return tally.allDelivered() ? 0 : 1;
  } finally {
    forgetRunningHost(options.dataDirectory);
    await host.stop();
  }
}

/** A push waits a moment for a newer one before it is worked, which is no idleness. */
async function untilHeard(host: Host, tally: ReturnType<typeof createTally>): Promise<void> {
  const until = Date.now() + HEARD_WITHIN_MS;
  await host.platform.idle();
  while (!tally.allHeard() && Date.now() < until) {
    await sleep(100);
    await host.platform.idle();
  }
}

async function main(): Promise<number> {
  try {
    const read = readOptions(process.argv.slice(2));
    if (read === undefined) {
      process.stdout.write(HELP);
      return 0;
    }
    return await run(read.options);
  } catch (error) {
    if (!(error instanceof OptionError) && !(error instanceof ListenError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

void main().then((code) => {
  process.exitCode = code;
});
