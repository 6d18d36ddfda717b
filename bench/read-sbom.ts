import { readSbom } from '../src/core/sbom/read-sbom';
import { document } from './documents';

/** The best of several runs, in milliseconds: the machine is noisy, the minimum is not. */
function best(work: () => unknown): number {
  let least = Infinity;
  for (let run = 0; run < 7; run += 1) {
    const start = performance.now();
    work();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

/** Reading and checking a document, as multiples of JSON.parse on it; budget 5. */
export function benchReadSbom(): string[] {
  return [1_000, 10_000, 60_000].map((components) => {
    const text = document(components);
    const bytes = new TextEncoder().encode(text);
    const parse = best(() => JSON.parse(text) as unknown);
    const read = best(() => readSbom(bytes));
    const size = (bytes.byteLength / 1e6).toFixed(1);
    return `read ${String(components)} components, ${size} MB: ${(read / parse).toFixed(2)} × JSON.parse (at most 5)`;
  });
}
