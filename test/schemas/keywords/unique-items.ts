import { _, type KeywordDefinition } from 'ajv';
import { firstDuplicate } from '../../../src/core/sbom/validate/schemas/first-duplicate';

/** Linear, where ajv compares every pair. The error says which two are the same. */
export const uniqueItems: KeywordDefinition = {
  keyword: 'uniqueItems',
  type: 'array',
  schemaType: 'boolean',
  error: { message: '', params: ({ params }) => _`${params['found']}` },
  code(context) {
    if (context.schema !== true) return;
    const { gen, data } = context;
    const find = gen.scopeValue('func', {
      key: 'firstDuplicate',
      ref: firstDuplicate,
      code: _`require("../../src/core/sbom/validate/schemas/first-duplicate").firstDuplicate`,
    });
    const found = gen.const('found', _`${find}(${data})`);
    context.setParams({ found });
    context.fail(_`${found} !== undefined`);
  },
};
