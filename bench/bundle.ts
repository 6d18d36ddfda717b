import { build } from 'esbuild';
import { join } from 'node:path';

export const ROOT = join(__dirname, '..');

/**
 * Bundles an entry as Forge's bundler does: one file, nothing minified, so that what is measured
 * has neither a compiler nor a loader beside it.
 *
 * @param entry from the root of the repository
 * @param outfile likewise
 */
export async function bundleTo(entry: string, outfile: string): Promise<string> {
  await build({
    entryPoints: [join(ROOT, entry)],
    outfile: join(ROOT, outfile),
    bundle: true,
    minify: false,
    platform: 'node',
    // As webpack does: jsonc-parser's other build cannot be bundled.
    mainFields: ['module', 'main'],
    target: 'node20',
    logLevel: 'error',
  });
  return join(ROOT, outfile);
}
