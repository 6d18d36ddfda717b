import { _, type KeywordCxt, type KeywordDefinition } from 'ajv';
import { codePoints } from '../runtime';

/** ajv counts the code points of each text; the number of code units mostly settles it. */
export const maxLength: KeywordDefinition = {
  keyword: 'maxLength',
  type: 'string',
  schemaType: 'number',
  error: { message: '', params: ({ schemaCode }) => _`{limit: ${schemaCode}}` },
  code(context) {
    const { data } = context;
    const limit = limitOf(context);
    context.fail(_`${data}.length > ${limit} && ${count(context)}(${data}) > ${limit}`);
  },
};

export const minLength: KeywordDefinition = {
  ...maxLength,
  keyword: 'minLength',
  code(context) {
    const { data } = context;
    const limit = limitOf(context);
    if (limit <= 1) context.fail(_`${data}.length < ${limit}`);
    else context.fail(_`${data}.length < ${limit * 2} && ${count(context)}(${data}) < ${limit}`);
  },
};

function limitOf(context: KeywordCxt): number {
  return Number(context.schema);
}

function count({ gen }: KeywordCxt) {
  return gen.scopeValue('func', {
    key: 'codePoints',
    ref: codePoints,
    code: _`require("./runtime").codePoints`,
  });
}
