import type { createInspectFile } from '../../app/inspect-file';
import type { CallAnswer } from '../../contract/resolvers';
import { FINDING_KINDS } from '../../core/sbom/findings/kinds';
import { oneLine } from '../../core/sbom/findings/one-line';
import type { Score } from '../../core/sbom/score/types';
import type { Finding, SbomFacts } from '../../core/sbom/types';
import { notationName } from '../notation-name';
import { toProblem } from '../problem';
import { ok, type Answers } from './answers';

type View = CallAnswer<'inspectFile'>;

export interface CodeFileAnswersPorts {
  readonly inspectFile: ReturnType<typeof createInspectFile>;
}

/** Pointers into deep documents are long, and help nobody. */
const MAX_PATH = 500;

/** The calls of the viewer of a file. */
export function createCodeFileAnswers({ inspectFile }: CodeFileAnswersPorts) {
  return {
    async inspectFile({ path, commit }, { repository }) {
      const { problem, facts, quality, findings, components, total, selected } = await inspectFile(
        repository,
        { path, commit },
      );
      return ok({
        problem: problem && toProblem(problem),
        facts: facts && viewFacts(facts),
        quality: quality && viewQuality(quality),
        findings: findings.map(viewFinding),
        components: components.map((row) => ({ ...row })),
        total,
        selected,
      });
    },
  } satisfies Partial<Answers>;
}

function viewFacts(facts: SbomFacts): View['facts'] {
  const { subject, created, documentId, components, files, withPurl } = facts;
  const { dependencies, withoutLicence, suppliers } = facts;
  return {
    format: notationName(facts),
    subject: subject && { ...subject },
    created,
    documentId,
    tools: [...facts.tools],
    phases: [...facts.phases],
    components,
    files,
    withPurl,
    dependencies,
    withoutLicence,
    suppliers,
    licences: facts.licences.map((each) => ({ ...each })),
    ecosystems: facts.ecosystems.map((each) => ({ ...each })),
  };
}

function viewQuality({ overall, grade, categories }: Score): View['quality'] {
  return {
    overall,
    grade,
    parts: categories.map(({ name, score, weight, features }) => ({
      name,
      score,
      weight,
      features: features.map((feature) => ({
        name: feature.name,
        score: feature.score,
        reason: feature.reason,
      })),
    })),
  };
}

function viewFinding({ kind, severity, path, value, message }: Finding): View['findings'][number] {
  return {
    kind,
    severity,
    path: oneLine(path, MAX_PATH),
    value,
    message,
    next: FINDING_KINDS[kind].next,
  };
}
