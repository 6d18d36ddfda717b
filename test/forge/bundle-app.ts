import { cpSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { getEntryPoints, getNodeBundler } from '@forge/bundler';
import { ConfigFile, FileSystemReader, FileSystemWriter } from '@forge/cli-shared';
import { plainLogger } from './forge-services';
import { onEachApp, type Outcome } from './on-each-app';

/** At most this much, gzipped: a cold start loads all of it. */
const BUDGET_KB = 900;

/** `forge deploy` downloads these and puts them beside the bundle; the host brings its own. */
const noWrapper = () => Promise.resolve({ script: '', source: 'none', version: 'none' });

/**
 * The bundle that `forge deploy` would upload, by Atlassian's own bundler, left in build/bundle:
 * index.cjs exports the handlers. A type error fails it.
 */
async function bundleApp(): Promise<Outcome> {
  const appDirectory = process.cwd();
  const output = path.join(appDirectory, 'build/bundle');
  const config = new ConfigFile(new FileSystemReader(), new FileSystemWriter());
  const bundler = getNodeBundler(
    plainLogger,
    { getNodeRuntimeWrapper: noWrapper, getNodeRuntimeLoader: noWrapper },
    config,
  );
  const entryPoints = getEntryPoints(await config.getAppHandlers());
  const { outputDir } = await bundler.bundle({ appDirectory, entryPoints });
  rmSync(output, { recursive: true, force: true });
  cpSync(outputDir, output, { recursive: true });

  const code = readdirSync(output).filter((file) => file.endsWith('.cjs'));
  const bytes = code.map((file) => gzipSync(readFileSync(path.join(output, file))).length);
  const kilobytes = bytes.reduce((sum, size) => sum + size, 0) / 1000;
  const size = `${kilobytes.toFixed(1)} kB gzipped of at most ${BUDGET_KB} kB`;
  return { ok: kilobytes <= BUDGET_KB, lines: [`build/bundle: ${code.join(', ')}; ${size}.`] };
}

// `npm run bundle`
void onEachApp(bundleApp);
