import { ProblemNote } from './problem-note';
import { ResultLozenge } from './result-lozenge';
import type { Run } from './run';
import { documentFacts } from './run-words';
import { VerdictLine } from './verdict-line';

/** What became of each document, and what the destination said. */
export function DocumentList(props: { documents: Run['documents'] }) {
  return (
    <ul className="documents">
      {props.documents.map((line, index) => (
        <li key={index}>
          <div className="document">
            <code>{line.sbom}</code>
            <ResultLozenge result={line.result} />
          </div>
          <p className="subtle">{documentFacts(line)}</p>
          {line.changes?.map((change) => (
            <p key={change} className="subtle">
              {change}
            </p>
          ))}
          {line.verdict && <VerdictLine verdict={line.verdict} />}
          {line.verdict?.problem && (
            <ProblemNote problem={line.verdict.problem} from={line.destination} />
          )}
          {line.problem && <ProblemNote problem={line.problem} from={line.destination} />}
        </li>
      ))}
    </ul>
  );
}
