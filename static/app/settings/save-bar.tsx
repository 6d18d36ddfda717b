import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import type { Named } from '../components/rules/destination-names';
import type { AnySettings } from './member-lines';
import { MEMBER_NAMES } from './member-names';
import { ReplacedMembers } from './replaced-members';
import type { FormRefusal } from './use-settings-form';

/** Save and discard, and why the last save was refused. */
export function SaveBar(props: {
  isDirty: boolean;
  isSaving: boolean;
  refusal: FormRefusal | undefined;
  /** What is stored, as far as the page knows. */
  saved: AnySettings;
  /** Those of the workspace, for their names. */
  destinations: readonly Named[];
  onSave: () => Promise<void>;
  onDiscard: () => void;
}) {
  const { refusal, isDirty, isSaving } = props;
  return (
    <div className="save-bar">
      <div aria-live="assertive">{refusal && <Refused {...props} refusal={refusal} />}</div>
      <div className="buttons">
        <Button
          appearance="primary"
          isDisabled={!isDirty}
          isLoading={isSaving}
          onClick={() => {
            void props.onSave();
          }}
        >
          Save
        </Button>
        <Button appearance="subtle" isDisabled={!isDirty || isSaving} onClick={props.onDiscard}>
          Discard changes
        </Button>
      </div>
    </div>
  );
}

function Refused(props: {
  refusal: FormRefusal;
  saved: AnySettings;
  destinations: readonly Named[];
}) {
  const { problem, changed, replaced = [] } = props.refusal;
  if (problem.code !== 'SETTINGS_STALE') {
    return (
      <SectionMessage appearance="error" title={problem.sentence}>
        <p>
          {problem.next} <code>{problem.code}</code>
        </p>
        {problem.detail !== undefined && <pre className="detail">{problem.detail}</pre>}
      </SectionMessage>
    );
  }
  const names = changed?.map((name) => MEMBER_NAMES[name] ?? name).join(', ');
  return (
    <SectionMessage appearance="warning" title={problem.sentence}>
      {names !== undefined && names !== '' && <p>Changed: {names}.</p>}
      <p>
        Your edits are still here, on top of the new settings. Save to keep them, or discard them to
        see the settings as they are now. <code>{problem.code}</code>
      </p>
      <ReplacedMembers names={replaced} theirs={props.saved} destinations={props.destinations} />
    </SectionMessage>
  );
}
