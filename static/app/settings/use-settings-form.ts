import { showFlag } from '@forge/bridge';
import { useState } from 'react';
import type { Refusal, Reply } from '../../../src/contract/resolvers';
import type { Rule } from '../api/answers';
import { missingParts } from '../components/rules/rule-draft';
import { changedByBoth, differingMembers, rebase, sameJson } from './rebase';

export interface Saved<S> {
  readonly revision: number;
  readonly settings: S;
}

/** `replaced`: SETTINGS_STALE, names of the members of `saved` that the edits on screen replace. */
export interface FormRefusal extends Refusal {
  readonly replaced?: readonly string[];
}

/** How one level's settings are read, edited and saved. */
export interface SettingsAccess<S, D> {
  readonly toDraft: (settings: S) => D;
  readonly fromDraft: (draft: D) => S;
  /** What has to be filled in beside the rules, by path. */
  readonly missing?: (settings: S) => Readonly<Record<string, string>>;
  readonly load: () => Promise<Reply<Saved<S>>>;
  /** `base`: the settings that were edited. */
  readonly save: (wanted: Saved<S>, base: S) => Promise<Reply<{ revision: number }>>;
}

export interface SettingsForm<S, D> {
  readonly draft: D;
  /** The draft as it would be saved. */
  readonly settings: S;
  readonly saved: Saved<S>;
  readonly isDirty: boolean;
  readonly isSaving: boolean;
  readonly refusal: FormRefusal | undefined;
  readonly change: (part: Partial<D>) => void;
  readonly save: () => Promise<void>;
  readonly discard: () => void;
}

/**
 * Edits of settings that carry a revision. A refused save loses nothing: where somebody else
 * saved first, their changes are put under the edits on screen, and the next save counts.
 */
export function useSettingsForm<S extends { rules: Rule[] }, D extends object>(
  initial: Saved<S>,
  access: SettingsAccess<S, D>,
): SettingsForm<S, D> {
  const [saved, setSaved] = useState(initial);
  const [draft, setDraft] = useState(() => access.toDraft(initial.settings));
  const [refusal, setRefusal] = useState<FormRefusal>();
  const [isSaving, setSaving] = useState(false);
  const settings = access.fromDraft(draft);

  const attempt = async (): Promise<FormRefusal | undefined> => {
    const fields = { ...missingParts(settings.rules), ...access.missing?.(settings) };
    if (Object.keys(fields).length > 0) return { ...INCOMPLETE, fields };
    const reply = await access.save({ revision: saved.revision, settings }, saved.settings);
    if (reply.ok) {
      setSaved({ revision: reply.data.revision, settings });
      showFlag({ id: 'saved', title: 'Settings saved', type: 'success', isAutoDismiss: true });
      return undefined;
    }
    if (reply.problem.code !== 'SETTINGS_STALE') return reply;
    const newest = await access.load();
    if (!newest.ok) return newest;
    setSaved(newest.data);
    const base = saved.settings;
    const theirs = newest.data.settings;
    // What is on screen now: somebody may have typed on while the save was under way.
    setDraft((current) => access.toDraft(rebase(base, access.fromDraft(current), theirs)));
    return {
      ...reply,
      // The app names all that differs from what was sent, the reader's own edits among it.
      changed: differingMembers(base, theirs),
      replaced: changedByBoth(base, settings, theirs),
    };
  };

  return {
    draft,
    settings,
    saved,
    refusal,
    isSaving,
    isDirty: !sameJson(settings, access.fromDraft(access.toDraft(saved.settings))),
    change: (part) => {
      setDraft((current) => ({ ...current, ...part }));
    },
    save: async () => {
      setSaving(true);
      setRefusal(await attempt());
      setSaving(false);
    },
    discard: () => {
      setDraft(access.toDraft(saved.settings));
      setRefusal(undefined);
    },
  };
}

const INCOMPLETE: Refusal = {
  ok: false,
  problem: {
    code: 'SETTINGS_INVALID',
    sentence: 'Some of the settings are not complete.',
    next: 'Fill in the fields that are marked.',
  },
};
