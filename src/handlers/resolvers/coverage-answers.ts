import type { createListCoverage } from '../../app/list-coverage';
import { toProblem } from '../problem';
import { ok, type Answers } from './answers';

export interface CoverageAnswersPorts {
  readonly listCoverage: ReturnType<typeof createListCoverage>;
}

/** The calls of the workspace's table of repositories. */
export function createCoverageAnswers({ listCoverage }: CoverageAnswersPorts) {
  return {
    async listCoverage(question) {
      const { rows, total, counts, complete } = await listCoverage(question);
      const shown = rows.map(({ facts, state, excludedBy, includedByHand, coverage }) => ({
        repository: facts.uuid,
        fullName: facts.fullName,
        ...(facts.project !== undefined && { project: facts.project }),
        state,
        ...(excludedBy !== undefined && { excludedBy }),
        includedByHand,
        ...(coverage?.deliveredAt !== undefined && { deliveredAt: coverage.deliveredAt }),
        ...(coverage && { at: coverage.at }),
        failing: (coverage?.failing ?? []).map(({ ref, code }) => ({
          ref,
          problem: toProblem({ code }),
        })),
      }));
      return ok({ rows: shown, total, counts, complete });
    },
  } satisfies Partial<Answers>;
}
