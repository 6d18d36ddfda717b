import Button from '@atlaskit/button/new';
import { showFlag } from '@forge/bridge';
import { useState } from 'react';
import type { Refusal } from '../../../../src/contract/resolvers';
import { rebase } from '../../settings/rebase';
import { LinesField } from '../lines-field';
import { ProblemMessage } from '../problem-message';
import { SelectField } from '../select-field';
import type { RepositoryScope } from './repository-scope';
import { putScope, SCOPE_KINDS, toScopeDraft } from './scope-draft';
import type { ChangeScope } from './take-part-button';

/** Which repositories take part, by project and name; those chosen by hand are in the table. */
export function ScopeForm(props: {
  scope: RepositoryScope;
  changeScope: ChangeScope;
  onChanged: () => void;
}) {
  const { scope } = props;
  const [draft, setDraft] = useState(() => toScopeDraft(scope));
  const [base, setBase] = useState(draft);
  const [isSaving, setSaving] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const isDirty = JSON.stringify(draft) !== JSON.stringify(base);
  const save = async (): Promise<void> => {
    setSaving(true);
    let stored = base;
    let wanted = base;
    const reply = await props.changeScope((newest) => {
      const put = putScope(draft, base, newest);
      stored = toScopeDraft(newest);
      if (put.ok) wanted = toScopeDraft(put.data);
      return put;
    });
    setSaving(false);
    setRefusal(reply.ok ? undefined : reply);
    // What was edited stays: on what somebody else saved, or while this save was under way.
    const [before, now] = reply.ok ? [draft, wanted] : [base, stored];
    setBase(now);
    setDraft((current) => rebase(before, current, now));
    if (!reply.ok) return;
    showFlag({ id: 'saved', title: 'Settings saved', type: 'success', isAutoDismiss: true });
    props.onChanged();
  };
  const errorOf = (member: 'projects' | 'names'): string | undefined => {
    const start = `repositories.${member}`;
    const found = Object.entries(refusal?.fields ?? {}).find(([path]) => path.startsWith(start));
    return found?.[1];
  };
  return (
    <form
      className="destination-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSaving) void save();
      }}
    >
      <SelectField
        label="SBOMs are forwarded from"
        value={draft.kind}
        options={SCOPE_KINDS}
        onChange={(kind) => {
          setDraft({ ...draft, kind });
        }}
      />
      <div className="fields">
        <LinesField
          label="Projects"
          help="Project keys, one per line."
          placeholder="PAY"
          value={draft.projects}
          error={errorOf('projects')}
          onChange={(projects) => {
            setDraft({ ...draft, projects });
          }}
        />
        <LinesField
          label="Repository names"
          help="Names or patterns such as sandbox-*, one per line."
          placeholder="sandbox-*"
          value={draft.names}
          error={errorOf('names')}
          onChange={(names) => {
            setDraft({ ...draft, names });
          }}
        />
      </div>
      <p className="subtle">{byHand(scope)}</p>
      {refusal && <ProblemMessage refusal={refusal} />}
      <div className="buttons">
        <Button appearance="primary" type="submit" isDisabled={!isDirty} isLoading={isSaving}>
          Save
        </Button>
        <Button
          appearance="subtle"
          isDisabled={!isDirty || isSaving}
          onClick={() => {
            setDraft(base);
            setRefusal(undefined);
          }}
        >
          Discard changes
        </Button>
      </div>
    </form>
  );
}

function byHand({ included, excluded }: RepositoryScope): string {
  if (included.length + excluded.length === 0) {
    return 'Include and Exclude in the table above decide for one repository, whatever stands here.';
  }
  const chosen = [
    included.length > 0 && `${included.length.toLocaleString()} included`,
    excluded.length > 0 && `${excluded.length.toLocaleString()} excluded`,
  ].filter((part) => part !== false);
  return `Chosen by hand in the table above, whatever stands here: ${chosen.join(', ')}.`;
}
