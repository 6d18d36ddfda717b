import Heading from '@atlaskit/heading';
import { useMemo, useState } from 'react';
import type { Reply } from '../../../src/contract/resolvers';
import type { RepositoryPage } from '../api/answers';
import { callResolver } from '../api/call-resolver';
import { BranchList } from '../components/branches/branch-list';
import { DocumentMatches } from '../components/branches/document-matches';
import { useBranches } from '../components/branches/use-branches';
import { ForwardNow } from '../components/history/forward-now';
import { RunHistory } from '../components/history/run-history';
import { later } from '../components/later';
import { environmentNote } from '../components/rules/environment-note';
import { EnvironmentPreview } from '../components/rules/environment-preview';
import { newRule } from '../components/rules/rule-draft';
import { DestinationChoice } from '../components/destinations/destination-choice';
import { RuleTable } from '../components/rules/rule-table';
import { Section } from '../components/section';
import { SwitchField } from '../components/switch-field';
import { destinationNote } from './destination-note';
import { DocumentFields } from './document-fields';
import { FeedbackFields } from './feedback-fields';
import { errorOf, errorsBelow } from './field-errors';
import { LeftOutNote } from './left-out-note';
import { fromRepositoryDraft, missingDestinations, toRepositoryDraft } from './repository-draft';
import { SaveBar } from './save-bar';
import { useSettingsForm } from './use-settings-form';

const AdminDestinations = later(
  async () => (await import('../components/destinations/admin-destinations')).AdminDestinations,
);

/** The repository page once it is loaded. */
export function RepositoryForm(props: {
  page: RepositoryPage;
  load: () => Promise<Reply<RepositoryPage>>;
}) {
  const { page, load } = props;
  const { uuid, fullName, mainBranch } = page.repository;
  const access = useMemo(
    () => ({
      load,
      toDraft: toRepositoryDraft,
      fromDraft: fromRepositoryDraft,
      missing: missingDestinations,
      save: ({ revision, settings }: { revision: number; settings: RepositoryPage['settings'] }) =>
        callResolver('saveRepositorySettings', { repository: uuid, revision, settings }),
    }),
    [load, uuid],
  );
  const form = useSettingsForm(page, access);
  const { draft, change, refusal } = form;
  const branches = useBranches(uuid);
  const known = branches.state?.ok === true ? branches.state.data : undefined;
  const head = known?.branches.find(({ name }) => name === known.mainBranch);
  const [asked, setAsked] = useState<string>();
  const [added, setAdded] = useState<number>();
  const isChoice =
    page.destinations.length > 1 ||
    draft.destinations !== undefined ||
    form.saved.settings.destinations !== undefined;
  const environments = useMemo(
    () => environmentsOf([page.settings.rules, ...page.inherited.map(({ rules }) => rules)]),
    [page],
  );

  return (
    <div className="page">
      <div>
        <Heading size="large" as="h1">
          SBOM Bridge
        </Heading>
        <p className="intro">
          Forwards the SBOMs of <strong className="name">{fullName}</strong> to your SBOM platform.
        </p>
      </div>
      {page.excluded && <LeftOutNote />}
      <SwitchField
        label="Forward SBOMs from this repository"
        help="While this is off, pushes and pull requests are recorded and nothing is sent."
        checked={draft.enabled}
        onChange={(enabled) => {
          change({ enabled });
        }}
      />
      <Section
        title="Environment rules"
        intro="The first rule that matches decides which environment an SBOM goes to. What no rule matches is not sent."
      >
        <RuleTable
          own="repository"
          rules={draft.rules}
          inherited={page.inherited}
          errors={errorsBelow(refusal, 'rules')}
          editing={added}
          destinations={page.destinations}
          noteOf={(environment) => environmentNote(environment, page.destinations)}
          onChange={(rules) => {
            change({ rules });
          }}
        />
        <Heading size="small" as="h3">
          Try it
        </Heading>
        <EnvironmentPreview
          repository={uuid}
          rules={form.settings.rules}
          initialName={mainBranch ?? ''}
        />
        <Heading size="small" as="h3">
          Branches of this repository
        </Heading>
        <BranchList
          branches={branches.state}
          onRetry={branches.reload}
          rules={form.settings.rules}
          inherited={page.inherited}
        />
      </Section>
      <Section title="Files and product">
        <DocumentFields draft={draft} inForce={page} refusal={refusal} onChange={change} />
        {head && (
          <DocumentMatches
            repository={uuid}
            fullName={fullName}
            head={head}
            patterns={form.settings.patterns ?? page.patterns}
            excludes={form.settings.excludes ?? page.excludes}
            productTemplate={form.settings.productTemplate ?? page.productTemplate}
          />
        )}
      </Section>
      <Section title="Feedback in Bitbucket">
        <FeedbackFields draft={draft} inherited={page.feedback} onChange={change} />
      </Section>
      {isChoice && (
        <DestinationChoice
          destinations={page.destinations}
          chosen={draft.destinations}
          unchosen="Every destination that is switched on"
          error={errorOf(refusal, 'destinations')}
          onChange={(destinations) => {
            change({ destinations });
          }}
        />
      )}
      <SaveBar
        isDirty={form.isDirty}
        isSaving={form.isSaving}
        refusal={refusal}
        saved={form.saved.settings}
        destinations={page.destinations}
        onSave={form.save}
        onDiscard={form.discard}
      />
      <Section
        title="Destinations"
        intro={
          page.workspaceAdmin
            ? 'Shared by every repository of the workspace.'
            : destinationNote(page.destinations, form.saved.settings.destinations)
        }
      >
        {page.workspaceAdmin && <AdminDestinations />}
      </Section>
      <Section
        title="Forward now"
        intro="Sends what a push of the branch would send. What has arrived is not sent again."
      >
        <ForwardNow
          repository={uuid}
          branches={known}
          isDirty={form.isDirty}
          onQueued={setAsked}
          onAddRule={(branch) => {
            // First, or a rule that says not to send the branch would go on to decide.
            const rule = { ...newRule(), pattern: branch };
            change({ rules: [rule, ...draft.rules] });
            setAdded(rule.key);
          }}
        />
      </Section>
      <Section title="Delivery history">
        <RunHistory repository={uuid} environments={environments} asked={asked} />
      </Section>
    </div>
  );
}

function environmentsOf(ruleSets: readonly RepositoryPage['settings']['rules'][]): string[] {
  return [...new Set(ruleSets.flat().flatMap(({ environment }) => environment ?? []))];
}
