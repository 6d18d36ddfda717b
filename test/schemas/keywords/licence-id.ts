import { _, type KeywordDefinition } from 'ajv';
import { licenceIds } from '../runtime';

/**
 * Takes the place of the list of licence ids: notes which there are, and lets all pass. Our own code
 * tells those that are newer than the schema from those that are wrong.
 */
export const licenceId: KeywordDefinition = {
  keyword: 'licenceId',
  type: 'string',
  schemaType: 'boolean',
  code({ gen, data }) {
    const ids = gen.scopeValue('obj', {
      key: 'licenceIds',
      ref: licenceIds,
      code: _`require("./runtime").licenceIds`,
    });
    gen.code(_`${ids}.add(${data})`);
  },
};
