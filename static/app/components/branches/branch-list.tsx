import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import { useMemo, useState } from 'react';
import { areRulesValid, previewBranch } from '../../../../src/contract/preview';
import type { Reply } from '../../../../src/contract/resolvers';
import type { Rule, RuleSet } from '../../api/answers';
import { Loading } from '../loading';
import { ProblemMessage } from '../problem-message';
import { TextField } from '../text-field';
import { ruleLabel } from '../rules/rule-words';
import type { Branches } from './use-branches';
import './branches.css';

const SHOWN_AT_ONCE = 10;

/** The branches of the repository, and where a push to each would go by the rules on screen. */
export function BranchList(props: {
  branches: Reply<Branches> | undefined;
  onRetry: () => void;
  rules: readonly Rule[];
  inherited: readonly RuleSet[];
}) {
  const { branches, rules, inherited } = props;
  const [search, setSearch] = useState('');
  const [limit, setLimit] = useState(SHOWN_AT_ONCE);
  const known = branches?.ok === true ? branches.data : undefined;
  const wanted = search.trim().toLowerCase();
  const fitting = useMemo(
    () => known?.branches.filter(({ name }) => name.toLowerCase().includes(wanted)) ?? [],
    [known, wanted],
  );
  const isValid = useMemo(() => areRulesValid(rules), [rules]);
  if (branches === undefined) return <Loading />;
  if (!branches.ok) return <ProblemMessage refusal={branches} onRetry={props.onRetry} />;
  const { data } = branches;
  if (data.branches.length === 0) {
    return <p className="subtle">The repository has no branches yet.</p>;
  }
  const ruleSets = [{ origin: 'repository', rules } as const, ...inherited];
  return (
    <>
      {data.branches.length > SHOWN_AT_ONCE && (
        <div className="branch-search">
          <TextField label="Search branches" value={search} onChange={setSearch} />
        </div>
      )}
      <table className="branches stacked">
        <thead>
          <tr>
            <th scope="col">Branch</th>
            <th scope="col">Environment</th>
            <th scope="col">Decided by</th>
          </tr>
        </thead>
        <tbody>
          {fitting.slice(0, limit).map((branch) => {
            const { environment, rule, version } = isValid
              ? previewBranch(ruleSets, branch, data)
              : {};
            return (
              <tr key={branch.name}>
                <td data-label="Branch">
                  <code>{branch.name}</code>
                  {branch.name === data.mainBranch && <span className="subtle"> Main branch</span>}
                </td>
                <td data-label="Environment">
                  {!isValid && <span className="subtle">…</span>}
                  {isValid && environment === undefined && <Lozenge>Not sent</Lozenge>}
                  {environment !== undefined && <span className="environment">{environment}</span>}
                  {version !== undefined && (
                    <span className="subtle">
                      {' '}
                      as version <code>{version}</code>
                    </span>
                  )}
                </td>
                <td data-label="Decided by" className="subtle">
                  {isValid ? decidedBy(rule) : 'Finish the rules above'}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {fitting.length === 0 && <p className="subtle">No branch has that in its name.</p>}
      {!data.complete && (
        <p className="subtle">
          These are the {data.branches.length.toLocaleString()} branches that changed last. The same
          rules decide about the others.
        </p>
      )}
      {fitting.length > limit && (
        <Button
          onClick={() => {
            setLimit(limit + 5 * SHOWN_AT_ONCE);
          }}
        >
          Show more branches
        </Button>
      )}
    </>
  );
}

function decidedBy(rule: string | undefined): string {
  if (rule === undefined) return 'No rule matches';
  const label = ruleLabel(rule);
  return label.charAt(0).toUpperCase() + label.slice(1);
}
