import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ConfigFile, FileSystemReader, FileSystemWriter } from '@forge/cli-shared';
import { lint } from '@forge/lint';
import { offlineStatsig, plainLogger } from './forge-services';
import { onEachApp, type Outcome } from './on-each-app';

/** Bitbucket's OpenAPI description, from which the linter knows the scope of each request. */
const BITBUCKET_API = path.resolve(__dirname, '../../../shared/data/bitbucket-openapi.json');

/** Without all of these the linter downloads the descriptions. */
function useLocalDescriptions(): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'forge-lint-'));
  process.on('exit', () => {
    rmSync(folder, { recursive: true });
  });
  const empty = path.join(folder, 'empty.json');
  writeFileSync(empty, '{"paths":{}}');
  const known = existsSync(BITBUCKET_API);
  if (!known) console.error(`Scopes of Bitbucket requests are not checked: no ${BITBUCKET_API}.`);
  Object.assign(process.env, {
    USE_LOCAL_SWAGGER: '1',
    LOCAL_CONF_SWAGGER: empty,
    LOCAL_CONF_V2_SWAGGER: empty,
    LOCAL_JIRA_SWAGGER: empty,
    LOCAL_JSM_SWAGGER: empty,
    LOCAL_JSW_SWAGGER: empty,
    LOCAL_BB_SWAGGER: known ? BITBUCKET_API : empty,
  });
}

/** What `forge lint` says, without its login and network; a warning fails as an error does. */
async function lintApp(): Promise<Outcome> {
  const reader = new FileSystemReader();
  const manifest = await new ConfigFile(reader, new FileSystemWriter()).readConfig();
  const files = await reader.recursiveReadDir('./src');
  const results = await lint(files, manifest, 'development', plainLogger, offlineStatsig, {
    linter: { mode: 'client-side' },
  });
  const problems = results.flatMap(({ file, errors, warnings, approvals }) =>
    [...errors, ...warnings, ...approvals].map(
      (rule) =>
        `${path.relative('.', file)}:${rule.line}:${rule.column} ${rule.class}: ${rule.message} (${rule.reference})`,
    ),
  );
  return {
    ok: files.length > 0 && problems.length === 0,
    lines: [...problems, `Forge lint: ${files.length} files, ${problems.length} problems.`],
  };
}

// `npm run forge-lint`
useLocalDescriptions();
void onEachApp(lintApp);
