import { readSbom } from '../src/core/sbom/read-sbom';
import { best } from './best';
import { document } from './documents';

/** The whole way of a document, score included, as multiples of JSON.parse on it. */
export async function benchReadSbom(): Promise<string[]> {
  const lines: string[] = [];
  for (const components of [1_000, 10_000, 60_000]) {
    const text = document(components);
    const bytes = new TextEncoder().encode(text);
    const parse = await best(() => JSON.parse(text) as unknown);
    const read = await best(() => readSbom(bytes), 5);
    const size = (bytes.byteLength / 1e6).toFixed(1);
    lines.push(
      `read, check, score and summarize ${components} components, ${size} MB: ${(read / parse).toFixed(1)} × JSON.parse, ${read.toFixed(0)} ms (no budget)`,
    );
  }
  return lines;
}
