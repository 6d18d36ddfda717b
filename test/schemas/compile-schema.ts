import path from 'node:path';
import { Ajv, _ } from 'ajv';
import standaloneCode from 'ajv/dist/standalone';
import addFormats from 'ajv-formats';
import { build } from 'esbuild';
import { firstDuplicate } from '../../src/core/sbom/validate/schemas/first-duplicate';
import type { SchemaSource } from './sources';
import { stripAnnotations } from './strip-annotations';

const SCHEMAS = path.resolve(__dirname, '../../src/core/sbom/validate/schemas');

/** One schema as JavaScript that needs nothing else: exports `validate`. */
export async function compileSchema({ schema, referenced }: SchemaSource): Promise<string> {
  const ajv = createAjv();
  for (const [key, other] of Object.entries(referenced))
    ajv.addSchema(stripAnnotations(other), key);
  const validate = ajv.compile(stripAnnotations(schema));
  const contents = standaloneCode(ajv, validate);
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: SCHEMAS, loader: 'js' },
    bundle: true,
    minify: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

function createAjv(): Ajv {
  const ajv = new Ajv({
    strict: false,
    meta: false,
    validateSchema: false,
    messages: false,
    code: { source: true, esm: true, optimize: 2 },
  });
  addFormats.default(ajv);
  ajv.addFormat('iri-reference', true);
  ajv.addFormat('idn-email', true);
  ajv.removeKeyword('uniqueItems');
  ajv.addKeyword({
    keyword: 'uniqueItems',
    type: 'array',
    schemaType: 'boolean',
    code(context) {
      if (context.schema !== true) return;
      const { gen, data } = context;
      const find = gen.scopeValue('func', {
        ref: firstDuplicate,
        key: 'firstDuplicate',
        code: _`require("./first-duplicate").firstDuplicate`,
      });
      const found = gen.const('found', _`${find}(${data})`);
      context.setParams({ found });
      context.fail(_`${found} !== undefined`);
    },
    error: { message: '', params: ({ params }) => _`${params['found']}` },
  });
  return ajv;
}
