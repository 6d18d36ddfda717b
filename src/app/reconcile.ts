import type { FactsStore, Marks } from '../core/stores';
import { openPass, type BackgroundPorts, type Stopped } from './background-pass';
import { createReconcileRepository, type ReconcileRepositoryPorts } from './reconcile-repository';
import { createTour, type RoundResult, type TourCounts } from './reconcile-tour';

export type ReconcilePorts = ReconcileRepositoryPorts & BackgroundPorts;

/** `looked`: repositories compared; `queued`: runs made; `failed`: not to be looked at this time. */
export interface Reconciled extends Readonly<TourCounts> {
  /** Bitbucket requests. */
  readonly spent: number;
  /** Whether all that changed since the last complete pass was looked at. */
  readonly complete: boolean;
  readonly stopped?: Stopped;
}

/** Of the budget: first for what changed, the rest for the slow round through all. */
const CHANGED_SHARE = 0.8;
const ROUND_SHARE = 0.2;
/** A schedule for every hour may fire a little early, and twice. */
const SAME_HOUR_MS = 50 * 60_000;
const MOST_AGAIN = 10;

/**
 * Compares the heads of mapped branches with what was last processed and makes runs of what no
 * event told us, with at most a tenth of Bitbucket's hourly limit. First the repositories that
 * changed since the last pass, most recently updated first; a pass that its budget ends goes on
 * there. Then a few of all others, in the order of their creation, so that each is compared once
 * in a while: what Bitbucket says of an update may come later than the pass that looks for it.
 */
export function createReconcile(ports: ReconcilePorts) {
  const { clock, factsStore } = ports;
  const reconcileRepository = createReconcileRepository(ports);

  return async (workspace: string): Promise<Reconciled> => {
    const startedAt = clock.now();
    const marks = await factsStore.marks();
    const recent = marks.pass && startedAt - marks.pass.at < SAME_HOUR_MS ? marks.pass : undefined;
    const pass = await openPass(ports, recent?.spent);
    if (pass === undefined) {
      const nothing = { looked: 0, queued: 0, failed: 0, spent: 0 };
      return { ...nothing, complete: false, stopped: 'BITBUCKET_RATE_LIMITED' };
    }
    const tour = createTour({ pass, workspace, marks, startedAt, reconcileRepository });
    pass.allow(CHANGED_SHARE);
    const first = await tour.failedBefore();
    const unchanged = { marks: { reconciledAt: marks.reconciledAt, cut: marks.cut } };
    const changed = first === undefined ? await tour.changed() : { ...unchanged, stopped: first };
    pass.allow(ROUND_SHARE);
    const goesOn = changed.stopped === undefined || changed.stopped === 'budget';
    const round: RoundResult = goesOn ? await tour.round() : { round: marks.round };
    const { spent, limit, near } = pass.session.limits();
    const stopped = changed.stopped ?? round.stopped;
    await saveMarks(factsStore, startedAt, {
      ...changed.marks,
      round: round.round,
      again: [...new Set(tour.again)].slice(0, MOST_AGAIN),
      pass: {
        at: recent?.at ?? startedAt,
        spent: (recent?.spent ?? 0) + spent,
        near,
        ...(limit !== undefined && { limit }),
        // The round never comes to its end, which is no news.
        ...(changed.stopped !== undefined && { stopped: changed.stopped }),
      },
    });
    const complete = changed.stopped === undefined;
    return { ...tour.counts, spent, complete, ...(stopped && { stopped }) };
  };
}

/** The rest is read again: an installation may have been noted in the meantime. */
async function saveMarks(
  factsStore: FactsStore,
  startedAt: number,
  { reconciledAt, cut, round, again, pass }: { [K in keyof Marks]: Marks[K] | undefined },
): Promise<void> {
  const { installedAt = startedAt } = await factsStore.marks();
  await factsStore.saveMarks({
    installedAt,
    ...(reconciledAt !== undefined && { reconciledAt }),
    ...(cut && { cut }),
    ...(round && { round }),
    ...(again && again.length > 0 && { again }),
    ...(pass && { pass }),
  });
}
