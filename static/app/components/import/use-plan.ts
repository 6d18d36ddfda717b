import { useCallback, useEffect, useState } from 'react';
import type { Reply } from '../../../../src/contract/resolvers';
import { callResolver } from '../../api/call-resolver';
import type { Plan } from './import-words';
import type { ImportChoice } from './use-import';

/** Long enough to type a name without a question for each letter. */
const PAUSE_MILLISECONDS = 300;

/** What an import of the chosen repositories would do; an answer that was overtaken is dropped. */
export function usePlan(choice: ImportChoice) {
  const [held, setHeld] = useState<{ readonly wanted: string; readonly reply: Reply<Plan> }>();
  const [attempt, setAttempt] = useState(0);
  const wanted = JSON.stringify(choice);
  useEffect(() => {
    let current = true;
    const asked = JSON.parse(wanted) as ImportChoice;
    const isTyped = asked.kind === 'filter' && asked.search !== undefined;
    const timer = setTimeout(
      () => {
        void callResolver('planImport', { choice: asked }).then((reply) => {
          if (current) setHeld({ wanted, reply });
        });
      },
      isTyped ? PAUSE_MILLISECONDS : 0,
    );
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [wanted, attempt]);
  const reload = useCallback(() => {
    setAttempt((count) => count + 1);
  }, []);
  return { reply: held?.reply, isCurrent: held?.wanted === wanted, reload };
}
