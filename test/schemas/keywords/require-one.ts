import { _, stringify, type KeywordDefinition } from 'ajv';

/** `oneOf` of nothing but `required`: ajv makes an error of each alternative that is not taken. */
export const requireOne: KeywordDefinition = {
  keyword: 'requireOne',
  type: 'object',
  schemaType: 'array',
  error: {
    message: '',
    params: ({ params }) => _`{count: ${params['count']}, alternatives: ${params['alternatives']}}`,
  },
  code(context) {
    const { gen, data } = context;
    const written = context.schema as readonly (readonly string[])[];
    const alternatives = gen.scopeValue('obj', {
      key: JSON.stringify(written),
      ref: written,
      code: stringify(written),
    });
    const count = gen.let('count', 0);
    for (const names of written) {
      const [first = '', ...rest] = names;
      const hasAll = rest.reduce(
        (sofar, name) => _`${sofar} && ${data}[${name}] !== undefined`,
        _`${data}[${first}] !== undefined`,
      );
      gen.if(hasAll, () => gen.code(_`${count}++`));
    }
    context.setParams({ count, alternatives });
    context.fail(_`${count} !== 1`);
  },
};
