import type { CallAnswer } from '../../../../src/contract/resolvers';
import { ReasonNote } from '../reason-note';

type Comparison = CallAnswer<'comparePullRequest'>;

/** Where the merge of this pull request would send its SBOMs, by which rule, or why nowhere. */
export function MergeNote(props: { comparison: Pick<Comparison, 'state' | 'merging'> }) {
  const { state, merging } = props.comparison;
  const { branch, environment, rule, problem } = merging;
  if (state === 'declined') {
    return <p className="subtle">It was closed without a merge, so nothing is forwarded.</p>;
  }
  const isMerged = state === 'merged';
  return (
    <div className="merge-note">
      <p>
        {isMerged ? 'Merged into ' : 'Merging into '}
        <code>{branch}</code>
        {environment === undefined ? (
          ` ${isMerged ? 'forwards' : 'would forward'} nothing.`
        ) : (
          <>
            {isMerged ? ': its SBOMs go to ' : ' sends its SBOMs to '}
            <strong className="environment">{environment}</strong>.
          </>
        )}
      </p>
      {problem && <ReasonNote reason={problem} look="neutral" />}
      {rule !== undefined && <p className="subtle">Decided by {rule}</p>}
    </div>
  );
}
