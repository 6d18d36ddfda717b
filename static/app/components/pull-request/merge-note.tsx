import type { CallAnswer } from '../../../../src/contract/resolvers';
import { ReasonNote } from '../reason-note';
import { ruleLabel } from '../rules/rule-words';

type Comparison = CallAnswer<'comparePullRequest'>;

/** Where the merge of this pull request would send its SBOMs, by which rule, or why nowhere. */
export function MergeNote(props: { comparison: Pick<Comparison, 'state' | 'merging'> }) {
  const { state, merging } = props.comparison;
  const { branch, environment, rule, problem } = merging;
  if (state === 'declined') {
    return <p className="subtle">This pull request was declined, so nothing is forwarded.</p>;
  }
  return (
    <div className="merge-note">
      <p>
        SBOMs that are merged into <code>{branch}</code>{' '}
        {environment === undefined ? (
          'are not forwarded.'
        ) : (
          <>
            go to <strong>{environment}</strong>.
          </>
        )}
      </p>
      {problem && <ReasonNote reason={problem} look="neutral" />}
      {rule !== undefined && <p className="subtle">Decided by {ruleLabel(rule)}</p>}
    </div>
  );
}
