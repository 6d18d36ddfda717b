import Button from '@atlaskit/button/new';
import { useState } from 'react';
import { Loading } from '../loading';
import { plural } from '../plural';
import { ProblemMessage } from '../problem-message';
import { STATES, stateWords, type CoverageState } from '../repositories/coverage-words';
import { SelectField } from '../select-field';
import { TextField } from '../text-field';
import { list } from '../words';
import { ruleWords, timeWords, type Plan } from './import-words';
import type { ImportChoice } from './use-import';
import { usePlan } from './use-plan';

const KINDS = [
  { value: 'all', label: 'All that take part' },
  { value: 'undelivered', label: 'Those that never delivered an SBOM' },
  { value: 'filter', label: 'Those that match' },
] as const;
type Kind = (typeof KINDS)[number]['value'];
type State = Exclude<CoverageState, 'excluded'> | 'all';

const STATE_OPTIONS = [
  { value: 'all', label: 'All' },
  ...STATES.filter((state) => state !== 'excluded').map((state) => ({
    value: state,
    label: stateWords(state).label,
  })),
] as const;

/** Which repositories, what will happen to them, and the button that starts it. */
export function ImportForm(props: { onStart: (choice: ImportChoice) => Promise<void> }) {
  const [kind, setKind] = useState<Kind>('all');
  const [search, setSearch] = useState('');
  const [state, setState] = useState<State>('all');
  const [isStarting, setStarting] = useState(false);
  const choice = choiceOf(kind, search.trim(), state);
  const { reply, isCurrent, reload } = usePlan(choice);
  const plan = reply?.ok === true ? reply.data : undefined;
  const mayStart =
    isCurrent && plan !== undefined && plan.repositories > 0 && plan.destinations.length > 0;
  const start = async (): Promise<void> => {
    setStarting(true);
    await props.onStart(choice);
    setStarting(false);
  };
  return (
    <form
      className="import-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (mayStart && !isStarting) void start();
      }}
    >
      <SelectField label="Repositories" value={kind} options={KINDS} onChange={setKind} />
      {kind === 'filter' && (
        <div className="fields">
          <TextField
            label="Name or project key"
            maxLength={100}
            value={search}
            onChange={setSearch}
          />
          <SelectField label="State" value={state} options={STATE_OPTIONS} onChange={setState} />
        </div>
      )}
      {reply === undefined && <Loading />}
      {reply?.ok === false && <ProblemMessage refusal={reply} onRetry={reload} />}
      {plan && <PlanLines plan={plan} />}
      <div className="buttons">
        <Button
          appearance="primary"
          type="submit"
          isDisabled={!mayStart}
          isLoading={isStarting || (reply !== undefined && !isCurrent)}
        >
          Start import
        </Button>
      </div>
    </form>
  );
}

function PlanLines(props: { plan: Plan }) {
  const { plan } = props;
  const { repositories, excluded, rules, destinations, complete } = plan;
  if (repositories === 0) {
    return (
      <p aria-live="polite">
        <strong>No repository is left to be imported.</strong> Choose others, or include some under
        Repositories.
      </p>
    );
  }
  if (destinations.length === 0) {
    return (
      <p aria-live="polite">
        <strong>There is no destination yet.</strong> Add one under Settings, then come back.
      </p>
    );
  }
  return (
    <div aria-live="polite">
      <p>
        <strong>{plural(repositories, 'repository', 'repositories')} will be looked at</strong>
        {excluded > 0 && `; ${plural(excluded, 'other')} ${excluded === 1 ? 'is' : 'are'} excluded`}
        .
      </p>
      <ul className="import-plan">
        <li>
          The SBOMs at the heads of their mapped branches go to {list(destinations)}:{' '}
          {rules.length === 0 ? 'the workspace has no rule' : list(rules.map(ruleWords))}.
        </li>
        <li>
          Repositories with rules of their own keep to those. Nothing is sent from a branch without
          a rule.
        </li>
        <li>What a destination has already is not sent again. Nothing is written to commits.</li>
        <li>
          It takes {timeWords(plan)}, since Bitbucket limits requests, and goes on when you leave
          this page.
        </li>
        {!complete && <li>There are more repositories; the first 5,000 are looked at.</li>}
      </ul>
    </div>
  );
}

function choiceOf(kind: Kind, search: string, state: State): ImportChoice {
  if (kind !== 'filter') return { kind };
  return {
    kind,
    ...(search !== '' && { search }),
    ...(state !== 'all' && { state }),
  };
}
