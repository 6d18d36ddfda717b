import { useCallback, useEffect, useState } from 'react';
import type { Reply } from '../../../src/contract/resolvers';

export interface Loaded<T> {
  /** Undefined while it loads for the first time. */
  readonly state: Reply<T> | undefined;
  /** Loads again; what is there stays until the answer comes. */
  readonly reload: () => void;
}

/** Loads once, and again on request. `load` must be the same function from render to render. */
export function useLoaded<T>(load: () => Promise<Reply<T>>): Loaded<T> {
  const [state, setState] = useState<Reply<T>>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let current = true;
    void load().then((reply) => {
      if (current) setState(reply);
    });
    return () => {
      current = false;
    };
  }, [load, attempt]);
  const reload = useCallback(() => {
    setAttempt((count) => count + 1);
  }, []);
  return { state, reload };
}
