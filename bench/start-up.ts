import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');

function milliseconds(args: readonly string[]): number {
  let least = Infinity;
  for (let run = 0; run < 9; run += 1) {
    const start = performance.now();
    const { status } = spawnSync(process.execPath, args, { cwd: ROOT });
    if (status !== 0) throw new Error(`node ${args.join(' ')} failed.`);
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

/** A cold start of the deployed bundle, as a multiple of a Node that does nothing; budget 3. */
export function benchStartUp(): string {
  const bundle = join(ROOT, 'build/bundle/index.cjs');
  if (!existsSync(bundle))
    return 'start-up: skipped, there is no bundle; run `npm run bundle` first';
  const nothing = milliseconds(['-e', '0']);
  const start = milliseconds(['-e', 'require(process.argv[1])', bundle]);
  return `start-up of the bundle: ${(start / nothing).toFixed(2)} × an empty Node (at most 3)`;
}
