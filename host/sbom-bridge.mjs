#!/usr/bin/env node
/**
 * `npx sbom-bridge inspect …`, `diff …`, `doctor …` and `rotate-key …`, also as the first command
 * after a clone: the bootstrap installs what is missing and then runs
 * host/inspect or host/operator.
 */
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

process.argv.splice(2, 0, 'engine');
await import('./bootstrap.mjs');

// With a link of its own, the next `npx sbom-bridge` need not make one in npm's cache first.
try {
  const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
  symlinkSync('../../host/sbom-bridge.mjs', path.join(root, 'node_modules/.bin/sbom-bridge'));
} catch {
  // There is one, or links are not allowed here: npx finds the command without it, too.
}
