import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { readManifest } from '../../../host/platform/bridge/manifest';
import { fileOf, picturesOf } from './pictures';
import { scenesOf, STATES } from './scene';
import { VIEWS } from './views';

const ROOT = join(__dirname, '..', '..', '..');

describe('the set of screenshots', () => {
  it('has every page of the panel that the manifest names', () => {
    const { pages } = readManifest(parse(readFileSync(join(ROOT, 'manifest.yml'), 'utf8')));
    expect(new Set(VIEWS.map(({ module }) => module))).toEqual(
      new Set(pages.map(({ key }) => key)),
    );
  });

  it('has every tab of the workspace settings', () => {
    const page = readFileSync(join(ROOT, 'static/app/pages/workspace-settings.tsx'), 'utf8');
    const tabs = [...page.matchAll(/\bkey: '[a-z-]+',\s+label: '([^']+)'/g)].map(([, tab]) => tab);
    const [first, ...others] = tabs;
    expect(first).toBe('Settings');
    expect(VIEWS.flatMap(({ tab }) => tab ?? [])).toEqual(others);
  });

  it.each(VIEWS.map((view) => [view.name, view] as const))('has every state of %s', (_, view) => {
    const states = scenesOf(view).map(({ state }) => state);
    expect(states).toEqual(expect.arrayContaining([...STATES]));
  });

  it('takes each picture once, the usual state in every theme and width', () => {
    const files = VIEWS.flatMap(scenesOf).flatMap(picturesOf).map(fileOf);
    expect(new Set(files).size).toBe(files.length);
    for (const { name } of VIEWS) {
      const usual = files.filter((file) => file.startsWith(`${name}/usual-`));
      expect(usual).toHaveLength(6);
    }
  });
});
