import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { GENERATED, licenceIdsFile, schemaFiles } from './generated-files';
import { schemaSources } from './sources';

/**
 * `npm run schemas`: compiles every schema of sources.ts into src/core/sbom/validate/schemas/
 * generated/, as `<name>.cjs` and its declaration. To add one: a line in sources.ts, its name in
 * load-schema.ts, run this, commit what it wrote.
 */
async function writeSchemas(): Promise<void> {
  mkdirSync(GENERATED, { recursive: true });
  writeFileSync(path.join(GENERATED, 'licence-ids.ts'), licenceIdsFile());
  for (const source of schemaSources()) {
    for (const [name, content] of await schemaFiles(source)) {
      writeFileSync(path.join(GENERATED, name), content);
    }
  }
}

void writeSchemas();
