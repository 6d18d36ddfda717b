import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDatabase } from '../../../host/database';
import { fromBundle, fromSource } from '../../../host/platform/app-functions';
import { parseManifest } from '../../../host/platform/manifest';
import { createPlatform } from '../../../host/platform/platform';
import type { AppFunctions } from '../../../host/platform/types';
import { MANIFEST, WORKSPACE } from './test-platform';

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'app-'));
  writeFileSync(
    join(directory, 'index.ts'),
    'export const hello = (input: { name: string }): string => `hello ${input.name}`;\nexport const notCallable = 1;\n',
  );
  // As @forge/bundler lays it out: one CommonJS file per handler file.
  writeFileSync(
    join(directory, 'index.cjs'),
    'exports.hello = async (input) => `bundled ${input.name}`;',
  );
});
afterAll(() => {
  rmSync(directory, { recursive: true });
});

describe.each<[string, () => AppFunctions, string]>([
  ['fromSource', () => fromSource(join(directory, 'index.ts')), 'hello Ada'],
  ['fromBundle', () => fromBundle(directory), 'bundled Ada'],
])('%s', (_name, load, greeting) => {
  it('finds the functions of the handlers', async () => {
    expect(await load()('index.hello')({ name: 'Ada' })).toBe(greeting);
  });

  it.each(['index.ghost', 'index.notCallable', 'index.constructor', 'index.__proto__'])(
    'has no function for %s',
    (handler) => {
      expect(() => load()(handler)).toThrow(expect.objectContaining({ code: 'HANDLER_MISSING' }));
    },
  );
});

describe('start', () => {
  const options = {
    manifest: parseManifest(MANIFEST),
    product: { workspace: WORKSPACE, request: () => Promise.reject(new Error('unused')) },
    network: () => Promise.reject(new Error('unused')),
    secretKey: new Uint8Array(32),
  };

  it('fails when the app lacks a handler of the manifest', async () => {
    const platform = createPlatform({
      ...options,
      database: openDatabase(':memory:'),
      functions: () => fromSource(join(directory, 'index.ts')),
    });
    await expect(platform.start()).rejects.toMatchObject({ code: 'HANDLER_MISSING' });
  });

  it('imports the app once, under the Forge globals and with its variables', async () => {
    const seen: unknown[] = [];
    const platform = createPlatform({
      ...options,
      database: openDatabase(':memory:'),
      variables: { PLATFORM_TEST_VARIABLE: 'value' },
      functions: () => {
        seen.push([
          typeof Reflect.get(globalThis, '__forge_fetch__'),
          process.env['PLATFORM_TEST_VARIABLE'],
        ]);
        return () => () => undefined;
      },
    });
    await platform.start();
    await platform.runSchedule('five');
    await platform.stop();
    expect(seen).toEqual([['function', 'value']]);
    delete process.env['PLATFORM_TEST_VARIABLE'];
  });
});
