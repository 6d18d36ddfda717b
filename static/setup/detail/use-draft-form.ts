import { useCallback, useState } from 'react';
import { useSetup } from '../api/setup-context';
import { useAction } from '../api/use-action';
import { useAnswer } from '../api/use-answer';
import type { ConnectionView } from '../../../host/setup/contract/views';
import { draftOf, type ConnectionDraft } from '../form/connection-draft';

/** The draft of a saved connection, and what the form of it needs besides. */
export function useDraftForm(connection: ConnectionView) {
  const call = useSetup();
  const options = useAnswer(useCallback(() => call('options', {}), [call]));
  const [draft, setDraft] = useState(() => draftOf(connection));
  const { run, isRunning, refusal, clear } = useAction();
  const change = (part: Partial<ConnectionDraft>): void => {
    setDraft({ ...draft, ...part });
    clear();
  };
  return { call, options, draft, change, run, isRunning, refusal };
}
