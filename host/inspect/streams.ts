export type Output = NodeJS.WritableStream & {
  readonly isTTY?: boolean;
  readonly columns?: number;
};

/** What a command writes to, and whether it is to stop. */
export interface Streams {
  readonly output: Output;
  readonly errors: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Why to stop: Ctrl-C, or the reader of the output went away (`| head`). */
  stopped(): 'interrupted' | 'unread' | undefined;
}

/** The streams of a process. A second Ctrl-C does not wait for the file at hand. */
export function streamsOf(process: NodeJS.Process): Streams {
  let why: 'interrupted' | 'unread' | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (why === 'interrupted') process.exit(INTERRUPTED);
      why = 'interrupted';
    });
  }
  const onError = (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    why ??= 'unread';
  };
  process.stdout.on('error', onError);
  process.stderr.on('error', onError);
  return { output: process.stdout, errors: process.stderr, env: process.env, stopped: () => why };
}

/** As shells have it: 128 and the number of SIGINT. */
export const INTERRUPTED = 130;
