import { useCallback, useEffect, useRef, useState } from 'react';
import type { Reply } from '../../../src/contract/resolvers';

export interface Loaded<T> {
  /** Undefined while it loads for the first time. */
  readonly state: Reply<T> | undefined;
  /** Loads again; what is there stays until the answer comes. */
  readonly reload: () => void;
  /** The same, and resolves once the answer is there. */
  readonly reloaded: () => Promise<void>;
}

/** Loads once, and again on request. `load` must be the same function from render to render. */
export function useLoaded<T>(load: () => Promise<Reply<T>>): Loaded<T> {
  const [state, setState] = useState<Reply<T>>();
  const [attempt, setAttempt] = useState(0);
  const waiting = useRef<(() => void)[]>([]);
  useEffect(() => {
    let current = true;
    void load().then((reply) => {
      if (!current) return;
      setState(reply);
      for (const resolve of waiting.current.splice(0)) resolve();
    });
    return () => {
      current = false;
    };
  }, [load, attempt]);
  const reload = useCallback(() => {
    setAttempt((count) => count + 1);
  }, []);
  const reloaded = useCallback(
    () =>
      new Promise<void>((resolve) => {
        waiting.current.push(resolve);
        reload();
      }),
    [reload],
  );
  return { state, reload, reloaded };
}
