import type { Refusal } from '../../../../src/contract/resolvers';

/** What went wrong or why nothing was sent, what to do next, and what the other side said. */
export function ProblemNote(props: {
  problem: Refusal['problem'];
  /** The destination that it is about. */
  from?: string | undefined;
}) {
  const { code, sentence, next, detail } = props.problem;
  const isAnswer = props.from !== undefined && code.startsWith('DESTINATION_');
  return (
    <div className="problem">
      <p>
        {sentence} <span className="subtle">{next}</span>{' '}
        <span className="problem-code">{code}</span>
      </p>
      {detail !== undefined && (
        <>
          {isAnswer && <p className="subtle">{props.from} answered:</p>}
          <pre className="detail">{detail}</pre>
        </>
      )}
    </div>
  );
}
