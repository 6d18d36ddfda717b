import { afterAll } from '@jest/globals';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { diff } from '../../../host/inspect/diff';
import { inspect } from '../../../host/inspect/inspect';
import { readOptions } from '../../../host/inspect/options';
import type { Streams } from '../../../host/inspect/streams';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder of its own with these files; their contents may be anything that JSON knows. */
export function folderWith(files: Readonly<Record<string, unknown>>): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'inspect-')));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    const raw = typeof content === 'string' || content instanceof Uint8Array;
    writeFileSync(file, raw ? content : JSON.stringify(content));
  }
  return folder;
}

export interface Screen {
  readonly tty?: boolean;
  readonly columns?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly stopped?: Streams['stopped'];
}

/** Runs a command line in this process. */
export async function run(args: readonly string[], screen: Screen = {}) {
  const collect = () => {
    const chunks: string[] = [];
    const stream = new PassThrough();
    stream.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
    const { tty: isTTY = false, columns = 100 } = screen;
    return { stream: Object.assign(stream, { isTTY, columns }), text: () => chunks.join('') };
  };
  const [output, errors] = [collect(), collect()];
  const streams: Streams = {
    output: output.stream,
    errors: errors.stream,
    env: screen.env ?? {},
    stopped: screen.stopped ?? (() => undefined),
  };
  const request = readOptions(args);
  if (request.command === 'help') throw new Error('Only main.ts prints the help.');
  const code = await (request.command === 'inspect'
    ? inspect(request, streams)
    : diff(request, streams));
  const stdout = output.text();
  return { code, stdout, stderr: errors.text() };
}

/** The lines of `inspect --json`, parsed. */
export async function inspectJson(...args: readonly string[]) {
  const { code, stdout, stderr } = await run(['inspect', '--json', ...args]);
  const lines = stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
  return { code, lines, stderr };
}
