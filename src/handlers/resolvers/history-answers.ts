import { countWaiting } from '../../app/count-waiting';
import { findRuns } from '../../app/find-runs';
import type { createForwardNow } from '../../app/forward-now';
import type { createRetryRun } from '../../app/retry-run';
import type { createRetrySpent } from '../../app/retry-spent';
import { withDeliveries } from '../../app/with-deliveries';
import { fitsFilter, type RunFilter } from '../../contract/run-filter';
import type { DeliveryStore, RunStore } from '../../core/stores';
import { toRunReport } from '../run-report';
import { ok, type Answers } from './answers';

export interface HistoryAnswersPorts {
  readonly runs: RunStore;
  readonly deliveries: DeliveryStore;
  readonly retryRun: ReturnType<typeof createRetryRun>;
  readonly retrySpent: ReturnType<typeof createRetrySpent>;
  readonly forwardNow: ReturnType<typeof createForwardNow>;
}

const RUNS_PER_PAGE = 25;

/** The calls of the delivery history of one repository. */
export function createHistoryAnswers(ports: HistoryAnswersPorts) {
  const { runs, deliveries, retryRun, retrySpent, forwardNow } = ports;
  return {
    async listRuns({ cursor, filter }, { repository }) {
      const page = await read(repository.uuid, cursor, filter ?? {});
      const current = await withDeliveries(deliveries, page.runs);
      return ok({ ...page, runs: current.map(toRunReport) });
    },

    async countWaiting(_request, { repository }) {
      return ok(await countWaiting(runs, repository.uuid));
    },

    async retryRun({ runId }, { repository }) {
      await retryRun(repository.uuid, runId);
      return ok({});
    },

    async retryRepository(_request, { repository }) {
      return ok(await retrySpent(repository.uuid));
    },

    async forwardNow({ branch, commit }, { repository }) {
      return ok(await forwardNow(repository, { branch, commit: commit?.toLowerCase() }));
    },
  } satisfies Partial<Answers>;

  async function read(repository: string, cursor: string | undefined, filter: RunFilter) {
    const { since, until } = filter;
    if (Object.values(filter).some((value) => value !== undefined)) {
      // What a delivery becomes after its run has ended makes no other status of the run.
      const fits = (run: Parameters<typeof toRunReport>[0]) => fitsFilter(toRunReport(run), filter);
      return findRuns(runs, repository, RUNS_PER_PAGE, { cursor, since, until, fits });
    }
    const { values, ...rest } = await runs.page(repository, RUNS_PER_PAGE, cursor);
    return { runs: values, ...rest };
  }
}
