import { useCallback, useEffect, useRef, useState } from 'react';
import type { Refusal, Reply } from '../../../src/contract/resolvers';

export interface Loaded<T> {
  /** Undefined while it loads for the first time. */
  readonly state: Reply<T> | undefined;
  /** Why it could not be loaded again; `state` is then what was there before. */
  readonly failure: Refusal | undefined;
  /** Loads again; what is there stays until the answer comes. */
  readonly reload: () => void;
  /** The same, and resolves once the answer is there. */
  readonly reloaded: () => Promise<void>;
}

/** Loads once, and again on request. `load` must be the same function from render to render. */
export function useLoaded<T>(load: () => Promise<Reply<T>>): Loaded<T> {
  const [held, setHeld] = useState<Held<T>>();
  const [attempt, setAttempt] = useState(0);
  const waiting = useRef<(() => void)[]>([]);
  useEffect(() => {
    let current = true;
    void load().then((reply) => {
      if (!current) return;
      setHeld((before) => holdAnswer(before, load, reply));
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
  return { state: held?.reply, failure: held?.failure, reload, reloaded };
}

type Load<T> = () => Promise<Reply<T>>;

interface Held<T> {
  /** What it was asked of. */
  readonly load: Load<T>;
  readonly reply: Reply<T>;
  readonly failure: Refusal | undefined;
}

/**
 * What is held after an answer. A refusal does not take away what the same question was answered
 * before: a page that is being worked on must not vanish. Except from who may not see it any more.
 */
export function holdAnswer<T>(
  before: Held<T> | undefined,
  load: Load<T>,
  reply: Reply<T>,
): Held<T> {
  const isPassing = !reply.ok && reply.problem.code !== 'NOT_ALLOWED';
  return isPassing && before?.reply.ok === true && before.load === load
    ? { ...before, failure: reply }
    : { load, reply, failure: undefined };
}
