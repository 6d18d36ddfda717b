import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { bundleTo, ROOT } from './bundle';

const ENGINE_BUDGET = 600;
const WHOLE_BUDGET = 900;

function kilobytes(file: string): { readonly plain: number; readonly gzipped: number } {
  const bytes = readFileSync(file);
  return { plain: bytes.length / 1000, gzipped: gzipSync(bytes, { level: 9 }).length / 1000 };
}

/** The engine by itself with the libraries it needs, and the whole app where it is bundled. */
export async function benchBundleSize(): Promise<string[]> {
  const engine = kilobytes(await bundleTo('bench/engine-entry.ts', 'build/bench/engine.cjs'));
  const lines = [
    `the engine, bundled by itself with esbuild, nothing minified: ${engine.gzipped.toFixed(0)} kB gzipped (at most ${ENGINE_BUDGET}), ${engine.plain.toFixed(0)} kB plain`,
  ];
  const whole = join(ROOT, 'build/bundle/index.cjs');
  if (!existsSync(whole)) {
    return [...lines, 'the whole bundle: skipped; run `npm run bundle` first'];
  }
  const { gzipped } = kilobytes(whole);
  return [
    ...lines,
    `the whole bundle as Forge's bundler last made it: ${gzipped.toFixed(0)} kB gzipped (at most ${WHOLE_BUDGET})`,
  ];
}
