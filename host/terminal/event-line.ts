import type { DocumentLine, Problem, RunReport } from '../../src/contract/report';

/** One line of what the host tells: an event, or one SBOM of it for one destination. */
export interface EventLine {
  readonly event: string | undefined;
  readonly repository: string | undefined;
  readonly ref: string | undefined;
  readonly commit: string | undefined;
  readonly rule: string | undefined;
  readonly environment: string | undefined;
  readonly sbom: string | undefined;
  readonly components: number | undefined;
  readonly destination: string | undefined;
  /** A delivery state, or `ignored`. */
  readonly result: string;
  /** A code of docs/errors.md where there is something to say. */
  readonly reason: string | undefined;
  readonly message: string | undefined;
  readonly ms: number;
}

/** The lines of a report: one a document, or one for the event when it came to no document. */
export function toEventLines(report: RunReport, now: number): EventLine[] {
  const base = {
    event: report.event,
    repository: report.repository ?? report.repositoryUuid,
    ref: report.ref,
    commit: report.commit,
    rule: report.rule,
    environment: report.environment,
    ms: Math.max(0, (report.finishedAt ?? now) - report.receivedAt),
  };
  if (report.documents.length > 0) {
    return report.documents.map((document) => ({
      ...base,
      ...ofDocument(document, report.problem),
    }));
  }
  const result =
    report.state === 'failed' ? 'failed' : report.state === 'ignored' ? 'ignored' : 'queued';
  return [{ ...base, ...NO_DOCUMENT, result, ...because(report.problem) }];
}

const NO_DOCUMENT = { sbom: undefined, components: undefined, destination: undefined };

function ofDocument(document: DocumentLine, ofRun: Problem | undefined) {
  const { sbom, components, destination, result, problem } = document;
  return { sbom, components, destination, result, ...because(problem ?? ofRun) };
}

function because(problem: Problem | undefined) {
  if (problem === undefined) return { reason: undefined, message: undefined };
  const detail = problem.detail === undefined ? '' : ` (${problem.detail})`;
  return { reason: problem.code, message: `${problem.sentence}${detail}` };
}
