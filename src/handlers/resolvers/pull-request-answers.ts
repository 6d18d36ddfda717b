import type { ComparedDocument } from '../../app/compare-change';
import type { createComparePullRequest } from '../../app/compare-pull-request';
import type { Side } from '../../app/read-side';
import type { ComparedDocument as DocumentView } from '../../contract/calls/pull-request';
import type { ChangeList, Excerpt } from '../../core/sbom/compare/excerpt';
import { notationName } from '../notation-name';
import { toProblem } from '../problem';
import { ok, type Answers } from './answers';

export interface PullRequestAnswersPorts {
  readonly comparePullRequest: ReturnType<typeof createComparePullRequest>;
}

/** The calls of the panel in a pull request. */
export function createPullRequestAnswers({ comparePullRequest }: PullRequestAnswersPorts) {
  return {
    async comparePullRequest({ pullRequest }, { repository }) {
      const { merging, problem, documents, ...rest } = await comparePullRequest(
        repository,
        pullRequest,
      );
      return ok({
        ...rest,
        merging: { ...merging, problem: merging.problem && toProblem(merging.problem) },
        problem: problem && toProblem(problem),
        documents: documents.map(viewDocument),
      });
    },
  } satisfies Partial<Answers>;
}

function viewDocument(document: ComparedDocument): DocumentView {
  const { kind, path, from, before, after, excerpt, generatorChanged, skipped } = document;
  return {
    kind,
    path,
    from,
    before: before && viewSide(before),
    after: after && viewSide(after),
    changes: excerpt && viewExcerpt(excerpt),
    generatorChanged: generatorChanged && {
      before: [...generatorChanged.before],
      after: [...generatorChanged.after],
    },
    skipped,
  };
}

function viewSide({ facts, problem }: Omit<Side, 'inventory'>): DocumentView['after'] {
  return {
    format: facts && notationName(facts),
    components: facts?.components,
    score: facts?.score,
    problem: problem && toProblem(problem),
  };
}

function viewExcerpt({ counts, lists }: Excerpt): DocumentView['changes'] {
  const view = (list: ChangeList) => ({
    count: counts[list],
    lines: lists[list].map((line) => ({
      ...line,
      before: [...line.before],
      after: [...line.after],
    })),
  });
  return {
    added: view('added'),
    removed: view('removed'),
    upgraded: view('upgraded'),
    downgraded: view('downgraded'),
    changed: view('changed'),
    licences: view('licences'),
  };
}
