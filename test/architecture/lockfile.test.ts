import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ROOT } from './source-files';

const entry = z.object({
  optionalDependencies: z.record(z.string(), z.string()).optional(),
});
const { packages } = z
  .object({ packages: z.record(z.string(), entry) })
  .parse(JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')));

/** Node's look-up: beside the package's own dependencies first, then one level up after another. */
function isLocked(name: string, from: string): boolean {
  if (`${from}/node_modules/${name}` in packages) return true;
  const outer = from.lastIndexOf('/node_modules/');
  return outer < 0 ? `node_modules/${name}` in packages : isLocked(name, from.slice(0, outer));
}

describe('package-lock.json', () => {
  it('names the binaries of every platform, without which `npm ci` refuses to start', () => {
    // A registry that lacks another platform's package makes `npm install` leave its entry out.
    const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !isLocked(name, place)),
    );
    expect(missing).toEqual([]);
  });
});
