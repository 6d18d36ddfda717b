import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../e2e/free-port';
import { cloneOf } from './drive/clone';
import { drive } from './drive/drive';
import type { Desk } from './drive/make-push';
import { pullRequestsOf } from './drive/pull-requests';
import { settle } from './drive/settle';
import { judge } from './judge/judge';
import { judgeRows, type HistoryRow } from './judge/judge-rows';
import { DESTINATIONS, type Plan } from './plan/types';
import { buildHost } from './process/build-host';
import { startChaosHost, type ChaosHost } from './process/chaos-host';
import { created, type Created } from './process/messages';
import { toldEvents } from './process/tell-events';
import type { Progress } from './progress';
import { isClean, type ChaosResult } from './result';
import { SHARED_ENVIRONMENTS } from './rules';
import { readArrivals } from './truth/read-arrivals';
import { readTruth } from './truth/read-truth';

export interface ChaosRun {
  readonly plan: Plan;
  readonly progress: Progress;
  readonly signal: AbortSignal;
  /** Told where everything lies where it is kept: when anything is wrong, or always if asked. */
  readonly onKept?: (folder: string) => void;
  readonly keepAlways?: boolean;
}

/** Carries a plan out on a host of its own in a passing folder, and judges what came of it. */
export async function runChaos(
  run: ChaosRun,
): Promise<{ result: ChaosResult; history: readonly HistoryRow[] }> {
  const { plan, progress } = run;
  const crash = new AbortController();
  const signal = AbortSignal.any([run.signal, crash.signal]);
  const onCrash = (said: string): void => {
    crash.abort(new Error(`The host ended by itself: ${said}`));
  };
  const began = performance.now();
  const folder = await mkdtemp(join(tmpdir(), 'chaos-'));
  const dataDirectory = join(folder, 'data');
  await mkdir(dataDirectory);
  const built = await buildHost();
  let host: ChaosHost | undefined;
  let isFine = false;
  try {
    let there: Created | undefined;
    const where = { built, dataDirectory, port: await freePort(), onCrash };
    host = await startChaosHost(where, async (child) => {
      const slugs = plan.repositories.map(({ slug }) => slug);
      there = created.parse(await child.ask({ do: 'create', slugs }));
    });
    if (there === undefined) throw new Error('The host did not say what it made.');
    await host.ask({ do: 'install', destinations: DESTINATIONS });
    const desks = await desksOf(plan, host, there, folder);
    const options = { plan, host, dataDirectory, desks, onPush: progress.pushed, signal };
    const pushes = await drive(options);
    signal.throwIfAborted();
    const settled = await settle(host, progress.round, signal);
    const unmet = host.unmet();
    await host.ask({ do: 'stop' });
    await host.end();
    host = undefined;

    const directories = new Map(there.repositories.map((one) => [one.slug, one.directory]));
    const truth = await readTruth(pushes, { workspace: there.workspace, directories });
    const { arrivals, repeats } = readArrivals(dataDirectory);
    const evidence = { destinations: DESTINATIONS, pushes: truth, arrivals };
    const { rows, retriedByHand, deadLetters } = settled;
    const result: ChaosResult = {
      plan,
      judgement: judge({ ...evidence, shared: SHARED_ENVIRONMENTS }),
      rows: judgeRows(rows, toldEvents(dataDirectory), pushes),
      unmet,
      retriedByHand,
      repeats,
      deadLetters,
      seconds: Math.round((performance.now() - began) / 100) / 10,
    };
    isFine = isClean(result);
    return { result, history: rows };
  } finally {
    await host?.end();
    await built.remove();
    const kept = run.keepAlways === true || !(isFine || run.signal.aborted);
    if (kept && run.onKept !== undefined) run.onKept(folder);
    else await rm(folder, { recursive: true, force: true });
  }
}

/** A clone of every repository, and the way to its pull requests. */
async function desksOf(
  plan: Plan,
  { origin, now }: ChaosHost,
  { workspace, username, email, apiToken }: Created,
  folder: string,
): Promise<Desk[]> {
  const desks: Desk[] = [];
  for (const { slug } of plan.repositories) {
    const url = `${origin}/git/${workspace}/${slug}.git`;
    const address = `${origin}/2.0/repositories/${workspace}/${slug}`;
    desks.push({
      slug,
      clone: await cloneOf({ folder, url, slug, username, password: apiToken, now }),
      pullRequests: pullRequestsOf({ address, email, apiToken }),
    });
  }
  return desks;
}
