import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallAnswer, CallRequest, Refusal } from '../../../../src/contract/resolvers';
import { callResolver } from '../../api/call-resolver';

export type ImportView = CallAnswer<'startImport'>['import'];
export type ImportChoice = CallRequest<'startImport'>['choice'];
export type Steering = CallRequest<'steerImport'>['to'];
type Person = ImportView['startedBy'];

/** Seconds between looks; longer while nothing changes. */
const PAUSES = [2, 3, 5, 10, 15];

/** The import of the workspace, looked at again and again as long as something goes on. */
export function useImport() {
  const [view, setView] = useState<ImportView>();
  const [isLoaded, setLoaded] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  /** What could not be done that was asked for; the import goes on all the same. */
  const [problem, setProblem] = useState<Refusal>();
  /** How often a person started or cancelled one here. */
  const [acted, setActed] = useState(0);
  const [looks, setLooks] = useState(0);
  const idle = useRef(0);
  const names = useRef(new Map<string, string>());
  /** Counts what a person does: a look from before it says how things stood then. */
  const turn = useRef(0);

  const take = useCallback((next: ImportView | undefined) => {
    setView((before) => {
      const isSame = JSON.stringify(before) === JSON.stringify(next);
      idle.current = isSame ? idle.current + 1 : 0;
      return isSame ? before : next;
    });
    setLoaded(true);
    setLooks((count) => count + 1);
  }, []);
  const look = useCallback(
    async (wantsNames: boolean) => {
      const asked = turn.current;
      const reply = await callResolver('getImport', wantsNames ? { names: true } : {});
      if (asked !== turn.current) return;
      setRefusal(reply.ok ? undefined : reply);
      if (!reply.ok) {
        // Whatever it is may be over by the next look.
        idle.current += 1;
        setLooks((count) => count + 1);
        return;
      }
      const found = reply.data.import;
      take(found && named(found, names.current));
    },
    [take],
  );
  useEffect(() => {
    void look(true);
  }, [look]);
  useEffect(() => {
    if (view === undefined || !goesOn(view)) return;
    const seconds = PAUSES[Math.min(idle.current, PAUSES.length - 1)] ?? 15;
    const timer = setTimeout(() => {
      void look(hasUnnamed(view));
    }, seconds * 1000);
    return () => {
      clearTimeout(timer);
    };
  }, [view, looks, look]);

  const start = useCallback(
    async (choice: ImportChoice) => {
      const reply = await callResolver('startImport', { choice });
      turn.current += 1;
      setProblem(reply.ok ? undefined : reply);
      if (reply.ok) {
        take(named(reply.data.import, names.current));
        setActed((count) => count + 1);
      }
      // Somebody else was faster: theirs is what there is to see.
      else await look(true);
    },
    [take, look],
  );
  const steer = useCallback(
    async (id: string, to: Steering) => {
      const reply = await callResolver('steerImport', { id, to });
      turn.current += 1;
      setProblem(reply.ok ? undefined : reply);
      if (reply.ok) {
        take(named(reply.data.import, names.current));
        if (to === 'cancel') setActed((count) => count + 1);
      } else await look(true);
    },
    [take, look],
  );
  const retry = useCallback(() => void look(true), [look]);
  return { view, isLoaded, refusal, problem, acted, start, steer, retry };
}

/** Whether it changes by itself: what was begun is still counted after a pause or the end. */
function goesOn({ phase, open }: ImportView): boolean {
  return phase === 'running' || open > 0;
}

/** Names are asked for once; later answers have ids alone. */
function named(view: ImportView, names: Map<string, string>): ImportView {
  const { startedBy, phaseBy } = view;
  for (const { accountId, name } of [startedBy, ...(phaseBy ? [phaseBy] : [])]) {
    // Kept even where nobody knows it, so that it is not asked for at each look.
    names.set(accountId, name ?? names.get(accountId) ?? accountId);
  }
  const known = ({ accountId }: Person): Person => {
    const name = names.get(accountId);
    return { accountId, ...(name !== undefined && { name }) };
  };
  return { ...view, startedBy: known(startedBy), ...(phaseBy && { phaseBy: known(phaseBy) }) };
}

function hasUnnamed({ startedBy, phaseBy }: ImportView): boolean {
  return [startedBy, phaseBy].some((person) => person !== undefined && person.name === undefined);
}
