import { inspectFile } from './inspection';
import { listFiles } from './list-files';
import type { Request } from './options';
import { showProgress } from './progress';
import { INTERRUPTED, type Streams } from './streams';
import { details } from './text/details';
import { overview, tally } from './text/overview';
import { pageOf } from './text/page';
import { rowOf, type Row } from './text/row';
import { inspectionToJson, jsonLine } from './to-json';

/** Inspects one file after the other; the exit code, which INSPECT_HELP tells. */
export async function inspect(
  { paths, all, json, verbose }: Extract<Request, { command: 'inspect' }>,
  streams: Streams,
): Promise<number> {
  const listed = await listFiles(paths, all);
  const page = pageOf(streams.output, streams.env);
  const detailed = !json && (verbose || listed.length === 1);
  // Lines that come one after the other on the same terminal are progress enough.
  const streaming = (json || detailed) && streams.output.isTTY;
  const progress = showProgress(listed.length, streaming ? undefined : streams.errors);
  const rows: Row[] = [];
  let missing = false;
  try {
    for (const entry of listed) {
      if (streams.stopped() !== undefined) break;
      const inspection = await inspectFile(entry);
      progress.step();
      if (inspection !== undefined) {
        rows.push(rowOf(inspection));
        missing ||= inspection.missing;
        if (json) streams.output.write(jsonLine(inspectionToJson(inspection)));
        else if (detailed) streams.output.write(`${details(page, inspection, verbose)}\n`);
      }
      // Signals, and that the reader went away, are heard of between two files.
      await new Promise(setImmediate);
    }
  } finally {
    progress.stop();
  }
  if (streams.stopped() === 'interrupted') return INTERRUPTED;
  if (rows.length === 0) {
    streams.errors.write('No SBOM was found there. With --all every file is inspected.\n');
  } else if (!json && listed.length > 1) {
    if (!detailed) streams.output.write(`${overview(page, rows)}\n\n`);
    streams.output.write(`${tally(page, rows, listed.length - rows.length)}\n`);
  }
  if (missing) return 2;
  return rows.length > 0 && rows.every(({ kind }) => kind === 'fine') ? 0 : 1;
}
