import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { OptionError, readOptions, type HostOptions } from './options';
import { installApp, seedSandbox } from './prepare-sandbox';
import { findRunningHost, type RunningHost } from './running-host';
import { loadHostSecrets } from './secrets';
import type { EventLine } from './terminal/event-line';
import { createTerminal } from './terminal/terminal';
import { createHost } from './wire';

const ROOT = join(__dirname, '..');
const answer = z.object({
  lines: z.array(z.custom<EventLine>((line) => typeof line === 'object')),
});

/** Sends one saved event through the running host, or through one that lives just for it. */
async function replayFile(file: string, options: HostOptions): Promise<EventLine[]> {
  const saved = readJson(file);
  const running = await findRunningHost(options.dataDirectory);
  return running === undefined
    ? replayAlone(saved, options)
    : replayThrough(running, saved, options);
}

async function replayThrough(running: RunningHost, saved: unknown, options: HostOptions) {
  const { hostToken } = loadHostSecrets(options.dataDirectory);
  const response = await fetch(`${running.origin}/host/replay`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${hostToken}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(saved),
  });
  if (!response.ok) throw new OptionError(`The host answered ${String(response.status)}.`);
  return answer.parse(await response.json()).lines;
}

async function replayAlone(saved: unknown, options: HostOptions): Promise<EventLine[]> {
  const { dataDirectory } = options;
  const app = options.bundle ? 'bundle' : 'source';
  const host = createHost({ root: ROOT, dataDirectory, port: options.port, app });
  await seedSandbox(host, ROOT);
  await host.start();
  try {
    await installApp(host);
    return await host.replay(saved);
  } finally {
    await host.stop();
  }
}

function readJson(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new OptionError(`${file} cannot be read.`, { cause });
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new OptionError(`${file} is not JSON.`, { cause });
  }
}

async function main(): Promise<number> {
  try {
    const read = readOptions(['--port', '0', ...process.argv.slice(2)]);
    if (read === undefined || read.files.length === 0) {
      process.stdout.write('npm run replay -- <event file…> [--data DIR] [--json]\n');
      return read === undefined ? 0 : 2;
    }
    const { json } = read.options;
    const terminal = createTerminal({ json, output: process.stdout, errors: process.stderr });
    for (const file of read.files) {
      const lines = await replayFile(file, read.options);
      for (const line of lines) terminal.event(line);
    }
    return 0;
  } catch (error) {
    if (!(error instanceof OptionError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

void main().then((code) => {
  process.exitCode = code;
});
