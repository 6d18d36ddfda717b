import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { GENERATED } from './generated-paths';
import { schemaSources } from './sources';

describe('the compiled schemas', () => {
  it('are what `npm run schemas` writes', () => {
    // A process of its own: the bundler does not run inside Jest.
    const { status, stdout } = spawnSync(
      process.execPath,
      ['--import', 'tsx', path.join(__dirname, 'write-schemas.ts'), '--check'],
      { cwd: path.resolve(__dirname, '../..'), encoding: 'utf8' },
    );
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });

  it('are those of the sources and no others', () => {
    const compiled = readdirSync(GENERATED).filter((name) => name.endsWith('.cjs'));
    expect(compiled).toEqual(schemaSources().map(({ name }) => `${name}.cjs`));
  });
});
