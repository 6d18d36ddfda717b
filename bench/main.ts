import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { benchReadSbom } from './read-sbom';
import { benchStartUp } from './start-up';

/** `npm run bench`: figures beside their budgets. Ratios within one run, since machines differ. */
for (const line of benchReadSbom()) console.log(line);
console.log(benchStartUp());
const memory = spawnSync(process.execPath, ['--import', 'tsx', join(__dirname, 'memory.ts')], {
  encoding: 'utf8',
});
console.log(memory.status === 0 ? memory.stdout.trim() : memory.stderr);
