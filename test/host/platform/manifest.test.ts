import { describe, expect, it } from '@jest/globals';
import { ManifestError, loadManifest, parseManifest } from '../../../host/platform/manifest';
import { MANIFEST } from './test-platform';

function reasons(text: string): readonly string[] {
  try {
    parseManifest(text);
  } catch (error) {
    if (error instanceof ManifestError) return error.reasons;
    throw error;
  }
  return [];
}

describe('parseManifest', () => {
  it('reads every kind of module', () => {
    const manifest = parseManifest(MANIFEST);
    expect(manifest.appId).toBe('6f4a1f4e-3c1d-4c57-9a0b-8f2c55d0b1de');
    expect(manifest.functions.get('slow')).toMatchObject({
      handler: 'index.slow',
      timeoutSeconds: 1,
    });
    expect(manifest.triggers).toEqual([
      {
        key: 'events',
        functionKey: 'trigger',
        events: ['avi:bitbucket:push:repository', 'avi:forge:installed:app'],
      },
    ]);
    expect(manifest.consumers[0]).toEqual({
      key: 'work-consumer',
      functionKey: 'work',
      queue: 'work',
    });
    expect(manifest.schedules).toEqual([
      { key: 'five', functionKey: 'schedule', interval: 'fiveMinute' },
    ]);
    expect(manifest.pages).toEqual([
      {
        type: 'bitbucket:repoMainMenuPage',
        key: 'page',
        title: 'Page',
        resource: 'panel',
        functionKey: 'resolver',
      },
    ]);
    expect(manifest.resources).toEqual(new Map([['panel', 'build/panel']]));
    expect(manifest.egress).toEqual(['https://api.example.com', 'https://*.example.org']);
    expect([...manifest.scopes]).toContain('storage:app');
    expect(manifest.entities.get('run')?.indexes.get('at')).toEqual({
      name: 'at',
      partition: [],
      range: 'at',
    });
  });

  it('reads scopes as a map, events as objects, egress as text and remotes', () => {
    const manifest = parseManifest(
      MANIFEST.replace(
        /scopes:\n(\s+- .+\n)+/,
        'scopes:\n    read:repository:bitbucket: { allowImpersonation: true }\n    storage:app:\n',
      )
        .replace(
          'events: [avi:bitbucket:push:repository, ',
          'events: [{ eventType: a:b, filter: {} }, ',
        )
        .replace(
          '- address: https://api.example.com',
          '- https://plain.example\n        - remote: r',
        ),
    );
    expect([...manifest.scopes]).toEqual(['read:repository:bitbucket', 'storage:app']);
    expect([...manifest.impersonation]).toEqual(['read:repository:bitbucket']);
    expect(manifest.triggers[0]?.events).toEqual(['a:b', 'avi:forge:installed:app']);
    expect(manifest.egress).toEqual(['https://plain.example', 'https://*.example.org']);
  });

  it.each<[string, string, string, string]>([
    ['a function that is not declared', 'function: work }', 'function: ghost }', "'ghost'"],
    ['a resource that is not declared', 'resource: panel', 'resource: ghost', "'ghost'"],
    ['one key twice', '{ key: five,', '{ key: page,', "duplicate module key 'page'"],
    ['one queue twice', 'queue: slow', 'queue: work', "queue 'work'"],
    [
      'a long time-out on a trigger',
      'handler: index.trigger }',
      'handler: index.trigger, timeoutSeconds: 10 }',
      'timeoutSeconds',
    ],
    ['an interval that Forge lacks', 'interval: fiveMinute', 'interval: minute', 'interval'],
    ['a handler without an export', 'handler: index.work', 'handler: index', 'handler'],
    ['an index over nothing', 'partition: [repository]', 'partition: [ghost]', "'ghost'"],
    ['the reserved index', '- name: by-open', '- name: by-key', 'reserved'],
    ['an attribute name with a quote', 'score:', `"sc'ore":`, 'score'.slice(0, 2)],
    ['another app id', 'ari:cloud:ecosystem::app/', 'app/', 'app.id'],
    ['broken YAML', 'modules:', 'modules: [', 'line'],
    ['a pattern that is none', 'title: Page,', "title: Page, filePattern: '(',", 'filePattern'],
    ['a page without a key', '- { key: page, title', '- { title', 'bitbucket:repoMainMenuPage'],
  ])('refuses %s, and says so', (_what, from, to, hint) => {
    const broken = MANIFEST.replace(from, to);
    expect(broken).not.toBe(MANIFEST);
    expect(reasons(broken).join('\n')).toContain(hint);
  });

  it('names every reason at once', () => {
    const broken = MANIFEST.replace('resource: panel', 'resource: ghost').replace(
      'queue: slow',
      'queue: work',
    );
    expect(reasons(broken)).toHaveLength(2);
  });

  it('accepts the manifest of this repository', () => {
    const manifest = loadManifest('manifest.yml');
    expect(manifest.functions.size).toBeGreaterThan(0);
    expect(manifest.egress).toContain('https://api.interlynk.io');
  });
});
