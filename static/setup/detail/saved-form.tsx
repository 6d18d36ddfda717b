import { useCallback, useState, type ReactNode } from 'react';
import type { ConnectionView } from '../../../host/setup/contract/views';
import { Loading } from '../../app/components/loading';
import { Section } from '../../app/components/section';
import type { CallSetup, SetupReply } from '../api/call-setup';
import { useSetup } from '../api/setup-context';
import { useAction } from '../api/use-action';
import { useAnswer } from '../api/use-answer';
import { ProblemNote } from '../components/problem-note';
import { draftOf, type ConnectionDraft } from '../form/connection-draft';
import type { FormParts } from '../form/form-parts';
import { FormShell } from '../form/form-shell';

/** What every form of a saved connection is told by its page. */
export interface SavedFormProps {
  readonly connection: ConnectionView;
  readonly onSaved: () => void;
  readonly onCancel: () => void;
}

/** A form over what is saved of a connection. */
export function SavedForm(
  props: SavedFormProps & {
    title: string;
    intro?: string;
    /** Above the form: another way to the same. */
    before?: ReactNode;
    submit: string;
    save: (call: CallSetup, draft: ConnectionDraft) => Promise<SetupReply<unknown>>;
    fields: (parts: FormParts) => ReactNode;
  },
) {
  const { connection, before, intro } = props;
  const call = useSetup();
  const { reply } = useAnswer(useCallback(() => call('options', {}), [call]));
  const [draft, setDraft] = useState(() => draftOf(connection));
  const { run, isRunning, refusal, clear } = useAction();
  const change = (part: Partial<ConnectionDraft>): void => {
    setDraft({ ...draft, ...part });
    clear();
  };
  const save = async (): Promise<void> => {
    if ((await run(() => props.save(call, draft))) !== undefined) props.onSaved();
  };
  if (reply === undefined) return <Loading />;
  if (!reply.ok) return <ProblemNote problem={reply.problem} />;
  return (
    <Section title={props.title} {...(intro !== undefined && { intro })}>
      {before}
      <FormShell
        submit={props.submit}
        isPrimary={before === undefined}
        isSaving={isRunning}
        refusal={refusal}
        onSubmit={save}
        cancel={props.onCancel}
      >
        {props.fields({ draft, options: reply.data, errors: refusal?.fields ?? {}, change })}
      </FormShell>
    </Section>
  );
}
