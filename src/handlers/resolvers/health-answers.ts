import type { createListAudit } from '../../app/list-audit';
import type { createReadHealth } from '../../app/read-health';
import { toProblem } from '../problem';
import { ok, type Answers } from './answers';

export interface HealthAnswersPorts {
  readonly readHealth: ReturnType<typeof createReadHealth>;
  readonly listAudit: ReturnType<typeof createListAudit>;
}

/** The calls of the workspace's health and of its list of changes. */
export function createHealthAnswers({ readHealth, listAudit }: HealthAnswersPorts) {
  return {
    async getHealth() {
      const { queued, waiting, spent, oldestAt, held, bitbucketUntil, marks } = await readHealth();
      const { pass, reconciledAt, cut } = marks;
      const stopped = pass?.stopped;
      return ok({
        runs: { queued, waiting, spent, ...(oldestAt !== undefined && { oldestAt }) },
        held: held.map((one) => ({ ...one })),
        reconcile: {
          ...(pass && { at: pass.at }),
          ...(reconciledAt !== undefined && { completeAt: reconciledAt }),
          complete: cut === undefined && stopped === undefined,
          ...(stopped !== undefined &&
            stopped !== 'budget' && { problem: toProblem({ code: stopped }) }),
        },
        bitbucket: {
          ...(bitbucketUntil !== undefined && { heldUntil: bitbucketUntil }),
          near: pass?.near === true,
          ...(pass?.limit !== undefined && { limit: pass.limit }),
          ...(pass && { spent: pass.spent }),
        },
      });
    },

    async listAudit({ cursor }, { caller }) {
      const page = await listAudit(caller.workspace, cursor);
      return ok({
        entries: page.values.map(({ entry, name, repository }) => ({
          id: entry.id,
          at: entry.at,
          accountId: entry.accountId,
          ...(name !== undefined && { name }),
          action: entry.action,
          ...(repository !== undefined && { repository }),
          changed: [...entry.changed],
        })),
        ...(page.cursor !== undefined && { cursor: page.cursor }),
      });
    },
  } satisfies Partial<Answers>;
}
