/** The best of several runs, in milliseconds: the machine is noisy, the minimum is not. */
export async function best(work: () => unknown, runs = 7): Promise<number> {
  let least = Infinity;
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    await work();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}
