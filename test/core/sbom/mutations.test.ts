import { describe, expect, it } from '@jest/globals';
import { mutant } from '../../../bench/fuzz/mutate';
import { runEngine } from '../../../bench/fuzz/run-engine';
import { smallSources } from '../../../bench/fuzz/sources';

const SEED = 1;
const RUNS = 300;

/** `npm run fuzz` sends many more through, from real documents, and measures time and memory. */
describe('the engine and mutated documents', () => {
  const sources = smallSources();

  it.each(sources)('reads $name as it is', async ({ bytes }) => {
    expect(await runEngine(bytes)).toMatch(/^(cyclonedx|spdx) ok$/);
  });

  it(`keeps its promises for ${RUNS} of them`, async () => {
    const outcomes = new Set<string>();
    for (let index = 0; index < RUNS; index += 1) {
      const { bytes, name, done } = mutant(sources, SEED, index);
      const outcome = await runEngine(bytes).catch((error: unknown) => {
        throw new Error(`Input ${index}, ${name} (${done.join(', ')})`, { cause: error });
      });
      outcomes.add(outcome);
    }
    // Were all refused at the first byte, the rest of the engine would have seen nothing.
    expect([...outcomes]).toEqual(
      expect.arrayContaining(['cyclonedx ok', 'spdx ok', 'cyclonedx SBOM_INVALID']),
    );
  });

  it('makes an input again from its seed and number', () => {
    const bytes = (index: number) =>
      Buffer.from(mutant(sources, SEED, index).bytes).toString('hex');
    expect(bytes(42)).toBe(bytes(42));
    expect(bytes(42)).not.toBe(bytes(43));
  });
});
