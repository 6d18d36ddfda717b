import { useMemo } from 'react';
import {
  DEFAULT_EXCLUDES,
  DEFAULT_PATTERNS,
  DEFAULT_PRODUCT_TEMPLATE,
} from '../../../src/contract/default-rules';
import type { WorkspacePage } from '../api/answers';
import { DestinationList } from '../components/destinations/destination-list';
import { type WorkspaceAccess } from '../components/destinations/use-workspace';
import { WaitingRuns } from '../components/history/waiting-runs';
import { RuleTable } from '../components/rules/rule-table';
import { Section } from '../components/section';
import { DocumentFields } from './document-fields';
import { FeedbackFields } from './feedback-fields';
import { errorsBelow } from './field-errors';
import { SaveBar } from './save-bar';
import { useSettingsForm } from './use-settings-form';
import { defaultRules, WorkspaceDefaults } from './workspace-defaults';
import { fromWorkspaceDraft, toWorkspaceDraft, rulesOf } from './workspace-draft';
import { loadWorkspaceRules, saveWorkspaceRules } from './workspace-rules';

const IN_FORCE = {
  patterns: DEFAULT_PATTERNS,
  excludes: DEFAULT_EXCLUDES,
  productTemplate: DEFAULT_PRODUCT_TEMPLATE,
};

/** What holds for every repository that does not say otherwise. */
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
  const { state } = props.access;
  // Destinations change beside the form.
  const { destinations } = (state?.ok === true ? state.data : page).settings;
  const initial = { revision: page.revision, settings: rulesOf(page.settings) };
  const form = useSettingsForm(initial, access);
  const { draft, change, refusal } = form;
  return (
    <>
      <Section title="Destinations" intro="Where SBOMs are sent.">
        <DestinationList access={props.access} />
      </Section>
      <Section
        title="Waiting for you"
        intro="Deliveries of all repositories that still failed after every retry."
      >
        <WaitingRuns />
      </Section>
      <Section
        title="Environment rules"
        intro="They apply after a repository’s own rules, in this order. The default rules come last."
      >
        <RuleTable
          own="workspace"
          rules={draft.rules}
          inherited={defaultRules(draft.defaults)}
          errors={errorsBelow(refusal, 'rules')}
          destinations={destinations}
          onChange={(rules) => {
            change({ rules });
          }}
        />
        <WorkspaceDefaults
          value={draft.defaults}
          onChange={(defaults) => {
            change({ defaults });
          }}
        />
      </Section>
      <Section title="Files and product">
        <DocumentFields draft={draft} inForce={IN_FORCE} refusal={refusal} onChange={change} />
      </Section>
      <Section title="Feedback in Bitbucket">
        <FeedbackFields draft={draft} onChange={change} />
      </Section>
      <SaveBar
        isDirty={form.isDirty}
        isSaving={form.isSaving}
        refusal={refusal}
        saved={form.saved.settings}
        destinations={destinations}
        onSave={form.save}
        onDiscard={form.discard}
      />
    </>
  );
}
