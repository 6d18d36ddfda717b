import { useCallback, useEffect, useState } from 'react';
import type { SetupReply } from './call-setup';

export interface Answered<T> {
  /** Undefined until the first answer. */
  readonly reply: SetupReply<T> | undefined;
  /** Asks again; what is there stays until the answer comes. */
  readonly ask: () => void;
}

/** Asks once, and again on request. `get` must be the same function from render to render. */
export function useAnswer<T>(get: () => Promise<SetupReply<T>>): Answered<T> {
  const [reply, setReply] = useState<SetupReply<T>>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let current = true;
    void get().then((answer) => {
      if (current) setReply(answer);
    });
    return () => {
      current = false;
    };
  }, [get, attempt]);
  const ask = useCallback(() => {
    setAttempt((count) => count + 1);
  }, []);
  return { reply, ask };
}
