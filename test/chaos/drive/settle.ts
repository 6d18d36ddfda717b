import type { HistoryRow } from '../judge/judge-rows';
import type { ChaosHost } from '../process/chaos-host';
import { retried, rows as historyRows } from '../process/messages';

/** As far as a queue can wait, and a little more. */
const ROUND_SECONDS = 901;
/** Two hours and a half in which nothing is left to do: the hourly schedules have run twice. */
const QUIET_ROUNDS = 10;
/** Four days; an app that is not done by then is never done. */
const MOST_ROUNDS = 400;
/** A fault can meet what a person asked for as well. */
const RETRIES = 5;

export interface Settled {
  readonly rows: readonly HistoryRow[];
  /** Runs that a person had worked again, as with "Retry all". */
  readonly retriedByHand: number;
  readonly rounds: number;
  readonly deadLetters: number;
}

/** Lets time pass until nothing is left to do, then retries what waits for a person. */
export async function settle(
  host: ChaosHost,
  onRound: () => void,
  signal: AbortSignal,
): Promise<Settled> {
  let rounds = 0;
  let deadLetters = 0;
  let retriedByHand = 0;
  const pass = async (): Promise<void> => {
    for (let quiet = 0; quiet < QUIET_ROUNDS && rounds < MOST_ROUNDS; rounds += 1) {
      signal.throwIfAborted();
      const counts = await host.pass(ROUND_SECONDS);
      deadLetters = counts.deadLetters;
      quiet = counts.waiting === 0 ? quiet + 1 : 0;
      onRound();
    }
  };
  for (let retry = 0; retry < RETRIES; retry += 1) {
    await pass();
    const { queued } = retried.parse(await host.ask({ do: 'retry-all' }));
    if (queued === 0) break;
    retriedByHand += queued;
  }
  const rows = historyRows.parse(await host.ask({ do: 'rows' }));
  return { rows, retriedByHand, rounds, deadLetters };
}
