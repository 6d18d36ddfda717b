/**
 * Work side by side, as far as what it holds stays small together. What is larger than that is held
 * alone.
 *
 * @param most the sum of the sizes, bytes
 */
export function createSideBySide<T>(most: number) {
  const all: Promise<T>[] = [];
  const atWork = new Map<Promise<unknown>, number>();
  return {
    /** Resolves once so much more may be held. */
    async room(size: number): Promise<void> {
      while (atWork.size > 0 && sum(atWork.values()) + size > most) {
        await Promise.race(atWork.keys());
      }
    },
    begin(size: number, work: () => Promise<T>): void {
      const mine = work();
      all.push(mine);
      const end: Promise<unknown> = mine.then(noted, noted).then(() => atWork.delete(end));
      atWork.set(end, size);
    },
    /** What came of it in the order in which it was begun, once nothing is at work. Throws the first error. */
    async ended(): Promise<T[]> {
      await Promise.all(atWork.keys());
      return Promise.all(all);
    },
  };
}

function sum(sizes: Iterable<number>): number {
  return [...sizes].reduce((total, size) => total + size, 0);
}

function noted(): void {
  // What came of it is told by `ended`.
}
