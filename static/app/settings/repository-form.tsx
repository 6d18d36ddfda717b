import Heading from '@atlaskit/heading';
import { lazy, Suspense, useMemo } from 'react';
import type { Reply } from '../../../src/contract/resolvers';
import type { RepositoryPage } from '../api/answers';
import { callResolver } from '../api/call-resolver';
import { RunHistory } from '../components/history/run-history';
import { Loading } from '../components/loading';
import { EnvironmentPreview } from '../components/rules/environment-preview';
import { RuleTable } from '../components/rules/rule-table';
import { Section } from '../components/section';
import { SwitchField } from '../components/switch-field';
import { DestinationChoice } from './destination-choice';
import { DocumentFields } from './document-fields';
import { FeedbackFields } from './feedback-fields';
import { errorsBelow } from './field-errors';
import { fromRepositoryDraft, toRepositoryDraft } from './repository-draft';
import { SaveBar } from './save-bar';
import { useSettingsForm } from './use-settings-form';

const AdminDestinations = lazy(async () => ({
  default: (await import('../components/destinations/admin-destinations')).AdminDestinations,
}));

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
      save: ({ revision, settings }: { revision: number; settings: RepositoryPage['settings'] }) =>
        callResolver('saveRepositorySettings', { repository: uuid, revision, settings }),
    }),
    [load, uuid],
  );
  const form = useSettingsForm(page, access);
  const { draft, change, refusal } = form;

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
      </Section>
      <Section title="Files and product">
        <DocumentFields draft={draft} inForce={page} refusal={refusal} onChange={change} />
      </Section>
      <Section title="Feedback in Bitbucket">
        <FeedbackFields level="repository" draft={draft} onChange={change} />
      </Section>
      {page.destinations.length > 1 && (
        <DestinationChoice
          destinations={page.destinations}
          chosen={draft.destinations}
          onChange={(destinations) => {
            change({ destinations });
          }}
        />
      )}
      <SaveBar
        isDirty={form.isDirty}
        isSaving={form.isSaving}
        refusal={refusal}
        onSave={form.save}
        onDiscard={form.discard}
      />
      <Section
        title="Destinations"
        intro={
          page.workspaceAdmin
            ? 'Shared by every repository of the workspace.'
            : destinationNote(page.destinations)
        }
      >
        {page.workspaceAdmin && (
          <Suspense fallback={<Loading />}>
            <AdminDestinations />
          </Suspense>
        )}
      </Section>
      <Section title="Delivery history">
        <RunHistory repository={uuid} />
      </Section>
    </div>
  );
}

function destinationNote(destinations: RepositoryPage['destinations']): string {
  const names = destinations.filter(({ enabled }) => enabled).map(({ name }) => name);
  const state =
    names.length === 0
      ? 'SBOMs have nowhere to go yet.'
      : `SBOMs go to ${new Intl.ListFormat().format(names)}.`;
  return `${state} Ask a workspace admin to change destinations.`;
}
