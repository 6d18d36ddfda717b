import SectionMessage from '@atlaskit/section-message';
import type { ReactNode } from 'react';
import type { ProblemView } from '../../../host/setup/contract/views';

/** What went wrong, what it is about, what to do, and the code to look up. */
export function ProblemNote(props: {
  problem: ProblemView;
  look?: 'error' | 'warning';
  /** A way on. */
  children?: ReactNode;
}) {
  const { problem } = props;
  return (
    <div role="alert">
      <SectionMessage appearance={props.look ?? 'error'} title={problem.sentence}>
        <Details of={problem} />
        <p>
          {problem.next} <code>{problem.code}</code>
        </p>
        {props.children !== undefined && <div className="buttons">{props.children}</div>}
      </SectionMessage>
    </div>
  );
}

/** The scopes, hosts or numbers that a problem is about. */
export function Details({ of: { details } }: { of: ProblemView }) {
  if (details.length === 0) return null;
  return (
    <p className="details">
      {details.map((detail) => (
        <code key={detail}>{detail}</code>
      ))}
    </p>
  );
}
