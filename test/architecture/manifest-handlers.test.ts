import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { ROOT } from './source-files';

const manifest = z
  .object({ modules: z.object({ function: z.array(z.object({ handler: z.string() })) }) })
  .parse(parse(readFileSync(path.join(ROOT, 'manifest.yml'), 'utf8')));
const handlers = manifest.modules.function.map((entry) => entry.handler);

describe('src/index.ts', () => {
  let exported: object = {};
  beforeAll(async () => {
    exported = await import('../../src/index');
  });

  it.each(handlers)('has the handler %s of manifest.yml', (handler) => {
    const [file, name] = handler.split('.');
    expect(file).toBe('index');
    expect(typeof Reflect.get(exported, name ?? '')).toBe('function');
  });

  it('exports nothing that the manifest does not name', () => {
    const named = handlers.map((handler) => handler.split('.')[1]);
    expect(Object.keys(exported).toSorted()).toEqual(named.toSorted());
  });
});
