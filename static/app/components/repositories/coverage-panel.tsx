import type { WorkspacePage } from '../../api/answers';
import type { WorkspaceAccess } from '../destinations/use-workspace';
import { Loading } from '../loading';
import { ProblemMessage } from '../problem-message';
import { Section } from '../section';
import { SelectField } from '../select-field';
import { TextField } from '../text-field';
import { CoverageTable } from './coverage-table';
import { STATES, stateWords, type CoverageAnswer } from './coverage-words';
import { Pager } from './pager';
import { EVERY_REPOSITORY } from './repository-scope';
import { ScopeForm } from './scope-form';
import { useCoverage } from './use-coverage';
import './coverage.css';

const ROWS_PER_PAGE = 25;

/** All repositories of the workspace, and which of them take part. */
export function CoveragePanel(props: {
  page: WorkspacePage;
  access: Pick<WorkspaceAccess, 'changeScope'>;
}) {
  const { changeScope } = props.access;
  const coverage = useCoverage();
  const { question, ask, reply, reload } = coverage;
  return (
    <>
      <Section
        title="Repositories"
        intro="Whose SBOM is where it belongs, by what was pushed since the app is installed."
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
            <Pager
              page={question.page}
              perPage={ROWS_PER_PAGE}
              total={reply.data.total}
              isLoading={coverage.isLoading}
              onPage={(page) => {
                ask({ page });
              }}
            />
          </>
        )}
        {reply?.ok === true && !reply.data.complete && (
          <p className="subtle">
            There are more repositories than this table holds; the first 5,000 are shown.
          </p>
        )}
      </Section>
      <Section
        title="Which repositories take part"
        intro="Pushes to the others are recorded, and nothing is sent."
      >
        <ScopeForm
          scope={props.page.settings.repositories ?? EVERY_REPOSITORY}
          changeScope={changeScope}
          onChanged={reload}
        />
      </Section>
    </>
  );
}

function optionsOf(answer: CoverageAnswer | undefined) {
  const label = (name: string, count: number | undefined) =>
    count === undefined ? name : `${name} (${String(count)})`;
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
          : 'They are listed shortly after the installation, and once a day from then on.'}
      </p>
    </div>
  );
}
