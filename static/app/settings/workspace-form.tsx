import Heading from '@atlaskit/heading';
import SectionMessage from '@atlaskit/section-message';
import { useMemo } from 'react';
import type { WorkspacePage } from '../api/answers';
import { DestinationList } from '../components/destinations/destination-list';
import { type WorkspaceAccess } from '../components/destinations/use-workspace';
import { WaitingRuns } from '../components/history/waiting-runs';
import { RuleTable } from '../components/rules/rule-table';
import { Section } from '../components/section';
import { SelectField } from '../components/select-field';
import { DocumentFields } from './document-fields';
import { FeedbackFields } from './feedback-fields';
import { errorsBelow } from './field-errors';
import { SaveBar } from './save-bar';
import { useSettingsForm } from './use-settings-form';
import { fromWorkspaceDraft, toWorkspaceDraft, withoutDestinations } from './workspace-draft';
import { loadWorkspaceRules, saveWorkspaceRules } from './workspace-rules';

const DEFAULTS = [
  { value: 'built-in', label: 'Built in: main to production, development to development' },
  { value: 'interlynk-preset', label: 'Interlynk defaults' },
  { value: 'none', label: 'None: send only what a rule names' },
] as const;

const IN_FORCE = {
  patterns: ['The usual names, such as bom.json, *.cdx.json and *.spdx.json'],
  excludes: ['Dependencies and test data, such as node_modules'],
  productTemplate: '{workspace}/{repository}',
};

/** The workspace page once it is loaded. */
export function WorkspaceForm(props: { page: WorkspacePage; access: WorkspaceAccess }) {
  const { page } = props;
  const access = useMemo(
    () => ({
      toDraft: toWorkspaceDraft,
      fromDraft: fromWorkspaceDraft,
      load: loadWorkspaceRules,
      save: saveWorkspaceRules,
    }),
    [],
  );
  const initial = { revision: page.revision, settings: withoutDestinations(page.settings) };
  const form = useSettingsForm(initial, access);
  const { draft, change, refusal } = form;
  return (
    <div className="page">
      <div>
        <Heading size="large" as="h1">
          SBOM Bridge
        </Heading>
        <p className="intro">What holds for every repository that does not say otherwise.</p>
      </div>
      <Section title="Destinations" intro="Where SBOMs are sent.">
        <DestinationList access={props.access} />
      </Section>
      <Section
        title="Waiting for you"
        intro="Runs of all repositories that came to their end before everything arrived."
      >
        <WaitingRuns />
      </Section>
      <Section
        title="Environment rules"
        intro="They apply after the rules of a repository, in this order; the default rules come last."
      >
        <RuleTable
          own="workspace"
          rules={draft.rules}
          inherited={[]}
          errors={errorsBelow(refusal, 'rules')}
          onChange={(rules) => {
            change({ rules });
          }}
        />
        <SelectField
          label="Default rules"
          value={draft.defaults}
          options={DEFAULTS}
          onChange={(defaults) => {
            change({ defaults });
          }}
        />
        {draft.defaults === 'interlynk-preset' && (
          <SectionMessage appearance="warning" title="Unmerged pull requests reach production">
            <p>
              With the Interlynk defaults, the SBOM of an open pull request is sent as soon as the
              pull request is created or updated, before anybody has merged it.
            </p>
          </SectionMessage>
        )}
      </Section>
      <Section title="Files and product">
        <DocumentFields draft={draft} inForce={IN_FORCE} refusal={refusal} onChange={change} />
      </Section>
      <Section title="Feedback in Bitbucket">
        <FeedbackFields level="workspace" draft={draft} onChange={change} />
      </Section>
      <SaveBar
        isDirty={form.isDirty}
        isSaving={form.isSaving}
        refusal={refusal}
        onSave={form.save}
        onDiscard={form.discard}
      />
    </div>
  );
}
