import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { SETUP_CALLS, type SetupCallName } from '../../../host/setup/contract/calls';

const names = Object.keys(SETUP_CALLS) as SetupCallName[];

describe('the contract of the set-up pages', () => {
  it.each(names)('%s answers with no member that could hold a secret', (name) => {
    const schema = JSON.stringify(z.toJSONSchema(SETUP_CALLS[name].answer));
    expect(schema).not.toMatch(/"(token|clientSecret|privateKey|secret|text|refreshToken)":/i);
  });
});
