import { afterAll } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Outcome } from './on-each-app';

const ROOT = path.resolve(__dirname, '../..');

/** A small app that passes everything, under the project's own tsconfig.json. */
const MANIFEST = `app:
  id: ari:cloud:ecosystem::app/6f4a1f4e-3c1d-4c57-9a0b-8f2c55d0b1de
  runtime:
    name: nodejs24.x
permissions:
  scopes:
    - read:repository:bitbucket
    - read:pullrequest:bitbucket
modules:
  trigger:
    - key: events
      function: on-event
      events:
        - avi:bitbucket:push:repository
        - avi:bitbucket:created:pullrequest
  bitbucket:repoSettingsMenuPage:
    - key: settings
      title: Settings
      resource: panel
  function:
    - key: on-event
      handler: index.onEvent
resources:
  - key: panel
    path: build/panel
`;
const SOURCE = `import api, { route } from '@forge/api';

export async function onEvent(event: { workspace: string }): Promise<number> {
  const answer = await api.asApp().requestBitbucket(route\`/2.0/repositories/\${event.workspace}\`);
  return answer.status;
}
`;

export interface SkeletonChanges {
  readonly manifest?: (text: string) => string;
  readonly source?: (text: string) => string;
  readonly files?: Readonly<Record<string, string>>;
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** Writes the app to a temporary folder, changed as asked, and returns the folder. */
export function skeletonApp({ manifest, source, files = {} }: SkeletonChanges = {}): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'forge-app-')));
  folders.push(folder);
  const all: Record<string, string> = {
    'manifest.yml': manifest?.(MANIFEST) ?? MANIFEST,
    'src/index.ts': source?.(SOURCE) ?? SOURCE,
    'build/panel/index.html': '<!doctype html><title>Panel</title>',
    'package.json': '{"name":"skeleton","private":true}',
    ...files,
  };
  for (const [file, text] of Object.entries(all)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  cpSync(path.join(ROOT, 'tsconfig.json'), path.join(folder, 'tsconfig.json'));
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  return folder;
}

/** The project's manifest and app in a temporary folder, with a panel as if it were built. */
export function projectCopy(): string {
  const folder = skeletonApp();
  cpSync(path.join(ROOT, 'manifest.yml'), path.join(folder, 'manifest.yml'));
  cpSync(path.join(ROOT, 'src'), path.join(folder, 'src'), { recursive: true });
  return folder;
}

/** Runs one of the scripts beside this file on apps, all in one process. */
export function runScript(
  script: 'validate-manifest' | 'lint-app' | 'bundle-app',
  apps: readonly string[],
): { readonly status: number | null; readonly outcomes: readonly Outcome[] } {
  const tsx = pathToFileURL(require.resolve('tsx')).href;
  const args = ['--import', tsx, path.join(__dirname, `${script}.ts`), '--json', ...apps];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return { status, outcomes: JSON.parse(stdout) as readonly Outcome[] };
}

export interface BrokenApp extends SkeletonChanges {
  readonly what: string;
  /** What the script has to say about it. */
  readonly says: RegExp;
}

/** Runs a script on sound apps and on broken ones together, since getting it ready takes long. */
export function runOnSoundAndBroken(
  script: Parameters<typeof runScript>[0],
  sound: readonly string[],
  broken: readonly BrokenApp[],
) {
  const apps = [...sound, ...broken.map((app) => skeletonApp(app))];
  const { status, outcomes } = runScript(script, apps);
  const found = broken.map(({ what, says }, index) => {
    const outcome = outcomes[sound.length + index];
    if (!outcome) throw new Error(`no outcome for ${what}`);
    return { what, says, outcome };
  });
  return { status, sound: outcomes.slice(0, sound.length), broken: found };
}
