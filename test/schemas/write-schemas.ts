import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { GENERATED } from './generated-paths';
import { licenceIdsFile, schemaFiles } from './generated-files';
import { schemaSources } from './sources';

/**
 * `npm run schemas`: compiles every schema of sources.ts into src/core/sbom/validate/schemas/
 * generated/, as `<name>.cjs`. To add one: a line in sources.ts, its name in
 * load-schema.ts, run this, commit what it wrote. With `--check` it writes nothing, names the files
 * that are not as it would write them, and fails if there are any.
 */
async function writeSchemas(isCheck: boolean): Promise<void> {
  mkdirSync(GENERATED, { recursive: true });
  const files = new Map([['licence-ids.ts', licenceIdsFile()]]);
  for (const source of schemaSources()) {
    for (const [name, content] of await schemaFiles(source)) files.set(name, content);
  }
  for (const [name, content] of files) {
    const file = path.join(GENERATED, name);
    if (!isCheck) {
      writeFileSync(file, content);
    } else if (!existsSync(file) || readFileSync(file, 'utf8') !== content) {
      console.log(name);
      process.exitCode = 1;
    }
  }
}

void writeSchemas(process.argv.includes('--check'));
