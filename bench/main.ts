import { spawnSync } from 'node:child_process';
import { bundleTo } from './bundle';
import { benchBundleSize } from './bundle-size';
import { benchCompare } from './compare';
import { benchDelivery } from './delivery';
import { benchReadSbom } from './read-sbom';
import { benchStartUp } from './start-up';
import { benchValidate } from './validate-sbom';

/** Each in a process of its own. */
const MEMORY = ['memory', 'memory-forward'];

async function benchMemory(): Promise<string[]> {
  const lines: string[] = [];
  for (const name of MEMORY) lines.push(...(await memoryOf(name)));
  return lines;
}

async function memoryOf(name: string): Promise<string[]> {
  const program = await bundleTo(`bench/${name}.ts`, `build/bench/${name}.cjs`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [program], { encoding: 'utf8' });
  return [status === 0 ? stdout.trim() : stderr];
}

const BENCHES: Readonly<Record<string, readonly (() => Promise<string[]>)[]>> = {
  sbom: [benchValidate, benchReadSbom, benchMemory, benchCompare, benchBundleSize],
  delivery: [benchDelivery],
  'start-up': [() => Promise.resolve([benchStartUp()])],
};

/**
 * `npm run bench` and `npm run bench -- sbom`: figures beside their budgets, as ratios within one
 * run, since machines differ.
 */
async function main(names: readonly string[]): Promise<number> {
  const unknown = names.filter((name) => !Object.hasOwn(BENCHES, name));
  if (unknown.length > 0) {
    console.error(`Use: npm run bench -- [${Object.keys(BENCHES).join('] [')}]`);
    return 2;
  }
  for (const name of names.length === 0 ? Object.keys(BENCHES) : names) {
    for (const bench of BENCHES[name] ?? []) for (const line of await bench()) console.log(line);
  }
  return 0;
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
