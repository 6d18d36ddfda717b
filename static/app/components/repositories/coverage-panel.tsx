import type { WorkspacePage } from '../../api/answers';
import type { WorkspaceAccess } from '../destinations/use-workspace';
import { ListPager } from '../list-pager';
import { Loading } from '../loading';
import { ProblemMessage } from '../problem-message';
import { Section } from '../section';
import { SelectField } from '../select-field';
import { TextField } from '../text-field';
import { CoverageTable } from './coverage-table';
import { STATES, stateWords, type CoverageAnswer } from './coverage-words';
import { EVERY_REPOSITORY } from './repository-scope';
import { ScopeForm } from './scope-form';
import { useCoverage } from './use-coverage';
import './coverage.css';

const ROWS_PER_PAGE = 25;
/** As many as the app keeps in its index. */
const MOST = 5000;

/** All repositories of the workspace, and which of them take part. */
export function CoveragePanel(props: {
  page: WorkspacePage;
  access: Pick<WorkspaceAccess, 'changeScope' | 'failure' | 'reload'>;
}) {
  const { changeScope, failure } = props.access;
  const coverage = useCoverage();
  const { question, ask, reply, reload } = coverage;
  return (
    <>
      <Section
        title="Repositories"
        intro="Whether each repository’s SBOM has reached a destination since SBOM Bridge was installed."
      >
        <div className="coverage-filters">
          <TextField
            label="Search"
            placeholder="Name or project key"
            maxLength={100}
            value={question.search}
            onChange={(search) => {
              ask({ search });
            }}
          />
          <SelectField
            label="State"
            value={question.state}
            options={optionsOf(reply?.ok === true ? reply.data : undefined)}
            onChange={(state) => {
              ask({ state });
            }}
          />
        </div>
        {reply === undefined && <Loading />}
        {reply?.ok === false && <ProblemMessage refusal={reply} onRetry={reload} />}
        {reply?.ok === true && reply.data.rows.length === 0 && (
          <Nothing isSearch={question.search !== '' || question.state !== 'all'} />
        )}
        {reply?.ok === true && reply.data.rows.length > 0 && (
          <>
            <CoverageTable rows={reply.data.rows} changeScope={changeScope} onChanged={reload} />
            <ListPager
              label="Pages of repositories"
              page={question.page}
              pages={Math.ceil(reply.data.total / ROWS_PER_PAGE)}
              shown={rangeOf(question.page, reply.data.total)}
              isLoading={coverage.isLoading}
              onPage={(page) => {
                ask({ page });
              }}
            />
          </>
        )}
        {reply?.ok === true && !reply.data.complete && (
          <p className="subtle">
            This workspace has more repositories than this table holds. The first{' '}
            {MOST.toLocaleString()} are shown.
          </p>
        )}
      </Section>
      <Section
        title="Which repositories take part"
        intro="Pushes to the other repositories are recorded, but nothing is sent."
      >
        {failure && <ProblemMessage refusal={failure} onRetry={props.access.reload} />}
        <ScopeForm
          scope={props.page.settings.repositories ?? EVERY_REPOSITORY}
          changeScope={changeScope}
          onChanged={reload}
        />
      </Section>
    </>
  );
}

/** `26–50 of 60`. */
function rangeOf(page: number, total: number): string {
  const first = page * ROWS_PER_PAGE + 1;
  const last = Math.min(total, first + ROWS_PER_PAGE - 1);
  return `${first.toLocaleString()}–${last.toLocaleString()} of ${total.toLocaleString()}`;
}

function optionsOf(answer: CoverageAnswer | undefined) {
  const label = (name: string, count: number | undefined) =>
    count === undefined ? name : `${name} (${count.toLocaleString()})`;
  const all = answer && Object.values(answer.counts).reduce((sum, count) => sum + count, 0);
  return [
    { value: 'all' as const, label: label('All', all) },
    ...STATES.map((state) => ({
      value: state,
      label: label(stateWords(state).label, answer?.counts[state]),
    })),
  ];
}

function Nothing(props: { isSearch: boolean }) {
  return (
    <div className="empty">
      <p>
        <strong>{props.isSearch ? 'No repository matches' : 'No repository is known yet'}</strong>
      </p>
      <p>
        {props.isSearch
          ? 'Try another name or state.'
          : 'SBOM Bridge lists them within minutes of its installation, and looks for new ones once a day.'}
      </p>
    </div>
  );
}
