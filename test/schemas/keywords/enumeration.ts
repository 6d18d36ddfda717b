import { _, stringify, type KeywordDefinition } from 'ajv';

/** ajv puts the whole schema that the list stands in into the code, and each value once more. */
export const enumeration: KeywordDefinition = {
  keyword: 'enum',
  schemaType: 'array',
  error: { message: '', params: ({ params }) => _`{allowedValues: ${params['allowedValues']}}` },
  code(context) {
    const allowed = context.schema as readonly unknown[];
    if (allowed.some((value) => typeof value === 'object')) {
      throw new Error('Only values without parts can be listed.');
    }
    const allowedValues = context.gen.scopeValue('obj', {
      key: JSON.stringify(allowed),
      ref: allowed,
      code: stringify(allowed),
    });
    context.setParams({ allowedValues });
    context.pass(_`${allowedValues}.includes(${context.data})`);
  },
};
