import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { Readable } from 'node:stream';
import { gitEnvironment } from '../../git-api/git';

export interface CgiRequest {
  readonly program: string;
  /** CGI/1.1 variables of this request. */
  readonly variables: Readonly<Record<string, string>>;
  readonly body: ReadableStream<Uint8Array> | null;
}

export interface CgiResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: ReadableStream<Uint8Array>;
}

/** Longest header block that a CGI program may send. */
const HEADER_LIMIT = 64 * 1024;

/**
 * Runs a CGI program; bodies are streamed both ways. `finished` runs once after the program has
 * ended and before the response does, so that whoever has read the response sees its effects.
 * Throws when the program sends no header.
 */
export async function runCgi(
  request: CgiRequest,
  finished: () => Promise<void>,
): Promise<CgiResponse> {
  const child = spawn(request.program, [], {
    env: { ...gitEnvironment(), GATEWAY_INTERFACE: 'CGI/1.1', ...request.variables },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => {
    child.on('close', () => {
      resolve();
    });
    child.on('error', () => {
      resolve();
    });
  });
  child.stderr.resume();
  feed(child, request.body);
  const output = child.stdout[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const end = once(() => ended.then(finished));
  try {
    const { head, rest } = await readHead(output);
    return { ...parseHead(head), body: streamRest(child, rest, output, end) };
  } catch (error) {
    child.kill();
    await end();
    throw error;
  }
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => (running ??= work());
}

/** The program may stop reading early, and the client may go away: neither is our failure. */
function feed(child: ChildProcessWithoutNullStreams, body: CgiRequest['body']): void {
  child.stdin.on('error', () => undefined);
  if (body === null) {
    child.stdin.end();
    return;
  }
  const source = Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]);
  source.on('error', () => child.kill());
  source.pipe(child.stdin);
}

async function readHead(output: AsyncIterator<Buffer>): Promise<{ head: string; rest: Buffer }> {
  let seen = Buffer.alloc(0);
  while (seen.length < HEADER_LIMIT) {
    const next = await output.next();
    if (next.done === true) break;
    seen = Buffer.concat([seen, next.value]);
    const end = seen.indexOf('\r\n\r\n');
    if (end >= 0) {
      return { head: seen.subarray(0, end).toString('latin1'), rest: seen.subarray(end + 4) };
    }
  }
  throw new Error('The CGI program sent no header');
}

function parseHead(head: string): { status: number; headers: Headers } {
  const headers = new Headers();
  let status = 200;
  for (const line of head.split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const name = line.slice(0, colon);
    const value = line.slice(colon + 1).trim();
    if (name.toLowerCase() === 'status') status = Number.parseInt(value, 10) || 500;
    else headers.append(name, value);
  }
  return { status, headers };
}

function streamRest(
  child: ChildProcessWithoutNullStreams,
  rest: Buffer,
  output: AsyncIterator<Buffer>,
  end: () => Promise<void>,
): ReadableStream<Uint8Array> {
  let first: Buffer | undefined = rest.length > 0 ? rest : undefined;
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      if (first !== undefined) {
        controller.enqueue(first);
        first = undefined;
        return;
      }
      const next = await output.next();
      if (next.done === true) {
        await end();
        controller.close();
      } else controller.enqueue(next.value);
    },
    // The client went away: let git finish what it holds, then look at what it did.
    cancel: async () => {
      child.stdin.destroy();
      child.stdout.resume();
      await end();
    },
  });
}
