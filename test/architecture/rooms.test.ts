import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BREACHES, NEIGHBOURS, PACKAGES, PERMITTED } from './planted-imports';
import { ROOT, ROOMS, sourceFiles } from './source-files';

interface Cruise {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

/** Runs dependency-cruiser with the project's rules; a violation is in the answer, not thrown. */
function cruise(directory: string, rooms: readonly string[]): Cruise {
  const binary = path.join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const options = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', '--no-cache'];
  const output = execFileSync(process.execPath, [binary, ...rooms, ...options], {
    cwd: directory,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  return JSON.parse(output) as Cruise;
}

/** Each package as a folder that resolves; what is inside does not matter here. */
function writePackages(directory: string): void {
  for (const name of [...PACKAGES.dependencies, ...PACKAGES.devDependencies]) {
    const folder = path.join(directory, 'node_modules', name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      path.join(folder, 'package.json'),
      JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
    );
    writeFileSync(path.join(folder, 'index.js'), 'module.exports = {};\n');
  }
  const versions = (names: readonly string[]) => Object.fromEntries(names.map((n) => [n, '1.0.0']));
  writeFileSync(
    path.join(directory, 'package.json'),
    JSON.stringify({
      name: 'skeleton',
      dependencies: versions(PACKAGES.dependencies),
      devDependencies: versions(PACKAGES.devDependencies),
    }),
  );
}

/** A small tree with the same rooms, under the same rules, cruised once. */
function cruiseSkeleton(): Cruise {
  const directory = mkdtempSync(path.join(tmpdir(), 'rooms-'));
  try {
    for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json']) {
      cpSync(path.join(ROOT, file), path.join(directory, file));
    }
    writePackages(directory);
    for (const { file, source } of [...NEIGHBOURS, ...PERMITTED, ...BREACHES]) {
      mkdirSync(path.join(directory, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(directory, file), `${source}\n`);
    }
    return cruise(directory, ROOMS);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

describe('rooms', () => {
  it('are kept by the whole tree', () => {
    const { summary } = cruise(ROOT, ROOMS);
    // A compiler that dependency-cruiser cannot read makes it see nothing and say "no violations".
    expect(summary.totalCruised).toBeGreaterThanOrEqual(sourceFiles(ROOMS).length);
    expect(summary.violations.map((v) => `${v.rule.name}: ${v.from} -> ${v.to}`)).toEqual([]);
  });

  describe('with planted imports', () => {
    const { summary } = cruiseSkeleton();
    const rulesBroken = (file: string) =>
      summary.violations.filter((v) => v.from === file).map((v) => v.rule.name);

    it.each(BREACHES)('$rule catches $source in $file', ({ file, rule }) => {
      expect(rulesBroken(file)).toContain(rule);
    });

    it.each(PERMITTED)('$source may stand in $file', ({ file }) => {
      expect(rulesBroken(file)).toEqual([]);
    });
  });
});
