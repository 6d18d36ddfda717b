import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { InputReport } from './worker';

export interface Job {
  readonly worker: string;
  readonly corpus: string;
  readonly seed: number;
  readonly from: number;
  readonly to: number;
}

/** V8's own limit: an input that needs more ends the process, and is a failure. */
const HEAP_MB = 256;
/** No input is to take longer than two seconds; a worker that says nothing for this long hangs. */
const HANGS_AFTER = 30_000;

/**
 * Runs a chunk in a process of its own. The index of the input that ended it where it did not get
 * to the end.
 */
export async function runWorker(
  { worker, corpus, seed, from, to }: Job,
  onReport: (report: InputReport) => void,
): Promise<{ readonly diedAt: number; readonly why: string } | undefined> {
  const args = ['--expose-gc', `--max-old-space-size=${HEAP_MB}`, worker, corpus];
  const child = spawn(process.execPath, [...args, ...[seed, from, to].map(String)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let next = from;
  let said = '';
  const state = { hangs: false };
  const kill = () => {
    state.hangs = true;
    child.kill('SIGKILL');
  };
  let timer = setTimeout(kill, HANGS_AFTER);
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2_000);
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  for await (const line of createInterface({ input: child.stdout })) {
    clearTimeout(timer);
    timer = setTimeout(kill, HANGS_AFTER);
    const report = JSON.parse(line) as InputReport;
    next = report.index + 1;
    onReport(report);
  }
  const code = await ended;
  clearTimeout(timer);
  if (next >= to) return undefined;
  const why = state.hangs
    ? `It took longer than ${HANGS_AFTER / 1000} s.`
    : `The process ended with ${String(code)}: ${said}`;
  return { diedAt: next, why };
}
