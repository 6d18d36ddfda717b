import type { InputReport } from './worker';

const MOST_MILLISECONDS = 2_000;
const MOST_BYTES = 300e6;
/** Of the slowest and the largest. */
const SHOWN = 3;

/** Adds up what became of the inputs; `keep` is told of every one that failed. */
export function createTotals(keep: (index: number, failure: string) => void) {
  const outcomes = new Map<string, number>();
  const failures: string[] = [];
  let slowest: InputReport[] = [];
  let largest: InputReport[] = [];
  let bytes = 0;
  let milliseconds = 0;
  const fail = (index: number, why: string) => {
    failures.push(`${index}: ${why.split('\n', 1)[0] ?? ''}`);
    keep(index, why);
  };
  return {
    failures: () => failures.length,
    died: fail,
    add(report: InputReport): void {
      const { index, error, outcome = 'failed', peakBytes } = report;
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      slowest = most([...slowest, report], (one) => one.milliseconds);
      largest = most([...largest, report], (one) => one.peakBytes);
      bytes += report.bytes;
      milliseconds += report.milliseconds;
      if (error !== undefined) fail(index, error);
      else if (report.milliseconds > MOST_MILLISECONDS) fail(index, `It took ${told(report)}.`);
      else if (peakBytes > MOST_BYTES) fail(index, `It took ${told(report)}.`);
    },
    text({
      sources,
      seed,
      first,
      end,
    }: Readonly<Record<'sources' | 'seed' | 'first' | 'end', number>>) {
      const counts = [...outcomes].sort((a, b) => b[1] - a[1]);
      return [
        `${end - first} inputs (${first} to ${end - 1}, seed ${seed}) from ${sources} documents, ${megabytes(bytes)} in ${(milliseconds / 1000).toFixed(0)} s`,
        ...counts.map(([outcome, count]) => `  ${String(count).padStart(6)}  ${outcome}`),
        'slowest (at most 2,000 ms):',
        ...slowest.map((report) => `  ${told(report)}`),
        'largest process (at most 300 MB):',
        ...largest.map((report) => `  ${told(report)}`),
        failures.length === 0 ? 'No failures.' : `${failures.length} failures, see build/fuzz:`,
        ...failures.slice(0, 50).map((failure) => `  ${failure}`),
        '',
      ].join('\n');
    },
  };
}

function most(reports: InputReport[], by: (report: InputReport) => number): InputReport[] {
  return reports.sort((a, b) => by(b) - by(a)).slice(0, SHOWN);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function told({ index, name, done, bytes, milliseconds, peakBytes }: InputReport): string {
  return `${milliseconds.toFixed(0)} ms, ${megabytes(peakBytes)}: ${index}, ${megabytes(bytes)} of ${name} (${done.join(', ')})`;
}
