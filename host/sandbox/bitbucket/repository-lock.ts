/** Runs work on one repository after the other; repositories do not wait for each other. */
export interface ServerLock {
  run<T>(repository: string, work: () => Promise<T>): Promise<T>;
}

export function createServerLock(): ServerLock {
  const tails = new Map<string, Promise<unknown>>();
  return {
    run: (repository, work) => {
      const before = tails.get(repository) ?? Promise.resolve();
      // The one before may have failed: that is its own caller's matter.
      const result = before.then(work, work);
      const tail = result
        .catch(() => undefined)
        .finally(() => {
          if (tails.get(repository) === tail) tails.delete(repository);
        });
      tails.set(repository, tail);
      return result;
    },
  };
}
