import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ConfigFile, FileSystemReader, FileSystemWriter } from '@forge/cli-shared';
import { lint, problemCount, reportLintResults } from '@forge/lint';
import { offlineStatsig, plainLogger } from './forge-services';

/**
 * `npm run forge-lint`: what `forge lint` does, without its login and network, on the app in the
 * working directory. Errors and warnings both fail it.
 */

/** Bitbucket's OpenAPI description, from which the linter knows the scope of each request. */
const BITBUCKET_API = path.resolve(__dirname, '../../../shared/data/bitbucket-openapi.json');

/** Without all of these the linter downloads the descriptions. */
function useLocalDescriptions(folder: string): void {
  const empty = path.join(folder, 'empty.json');
  writeFileSync(empty, '{"paths":{}}');
  const bitbucket = existsSync(BITBUCKET_API) ? BITBUCKET_API : empty;
  if (bitbucket === empty) {
    console.log(
      `${BITBUCKET_API} is absent: scopes of Bitbucket requests are not checked, all else is.`,
    );
  }
  Object.assign(process.env, {
    USE_LOCAL_SWAGGER: '1',
    LOCAL_CONF_SWAGGER: empty,
    LOCAL_CONF_V2_SWAGGER: empty,
    LOCAL_JIRA_SWAGGER: empty,
    LOCAL_JSM_SWAGGER: empty,
    LOCAL_JSW_SWAGGER: empty,
    LOCAL_BB_SWAGGER: bitbucket,
  });
}

async function lintApp(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'forge-lint-'));
  try {
    useLocalDescriptions(folder);
    const reader = new FileSystemReader();
    const manifest = await new ConfigFile(reader, new FileSystemWriter()).readConfig();
    const files = await reader.recursiveReadDir('./src');
    const results = await lint(files, manifest, 'development', plainLogger, offlineStatsig, {
      linter: { mode: 'client-side' },
    });
    reportLintResults(plainLogger, results);
    const { errors, warnings, approvals } = problemCount(results);
    console.log(
      `${files.length} files: ${errors} errors, ${warnings} warnings, ${approvals} approvals.`,
    );
    if (files.length === 0 || errors + warnings + approvals > 0) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

void lintApp();
