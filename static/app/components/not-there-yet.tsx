import type { ReactNode } from 'react';
import type { Refusal } from '../../../src/contract/resolvers';
import { Loading } from './loading';
import { PageTitle } from './page-title';
import { ProblemMessage } from './problem-message';

/** A page without its content: it is still loading, or could not be loaded, and why. */
export function NotThereYet(props: {
  title: string;
  intro?: ReactNode;
  refusal: Refusal | undefined;
  onRetry: () => void;
}) {
  const { refusal } = props;
  return (
    <div className="page">
      <PageTitle title={props.title} intro={props.intro} />
      {refusal ? <ProblemMessage refusal={refusal} onRetry={props.onRetry} /> : <Loading />}
    </div>
  );
}
