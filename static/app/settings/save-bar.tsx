import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import type { Refusal } from '../../../src/contract/resolvers';
import { MEMBER_NAMES } from './member-names';

/** Save and discard, and why the last save was refused. */
export function SaveBar(props: {
  isDirty: boolean;
  isSaving: boolean;
  refusal: Refusal | undefined;
  onSave: () => Promise<void>;
  onDiscard: () => void;
}) {
  const { refusal, isDirty, isSaving } = props;
  return (
    <div className="save-bar">
      <div aria-live="assertive">{refusal && <Refused refusal={refusal} />}</div>
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

function Refused(props: { refusal: Refusal }) {
  const { problem, changed } = props.refusal;
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
    </SectionMessage>
  );
}
