import type { Refusal } from '../../../../src/contract/resolvers';

/** What went wrong or why nothing was sent, what to do next, and what the other side said. */
export function ProblemNote(props: { problem: Refusal['problem'] }) {
  const { sentence, next, detail } = props.problem;
  return (
    <div className="problem">
      <p>
        {sentence} <span className="subtle">{next}</span>
      </p>
      {detail !== undefined && <pre className="detail">{detail}</pre>}
    </div>
  );
}
