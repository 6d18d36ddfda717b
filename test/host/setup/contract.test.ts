import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { SETUP_CALLS, setupRefusal, type SetupCallName } from '../../../host/setup/contract';
import {
  SETUP_CALLS as BROWSER_CALLS,
  setupRefusal as browserRefusal,
} from '../../../static/setup/api/calls';

const names = Object.keys(SETUP_CALLS) as SetupCallName[];

describe('the contract of the set-up pages', () => {
  it('has the same calls in the browser', () => {
    expect(Object.keys(BROWSER_CALLS)).toEqual(names);
  });

  it.each(names)('%s is the same on both sides', (name) => {
    const { request, answer } = SETUP_CALLS[name];
    expect(z.toJSONSchema(BROWSER_CALLS[name].request)).toEqual(z.toJSONSchema(request));
    expect(z.toJSONSchema(BROWSER_CALLS[name].answer)).toEqual(z.toJSONSchema(answer));
  });

  it('refuses in the same shape on both sides', () => {
    expect(z.toJSONSchema(browserRefusal)).toEqual(z.toJSONSchema(setupRefusal));
  });

  it.each(names)('%s answers with no member that could hold a secret', (name) => {
    const schema = JSON.stringify(z.toJSONSchema(SETUP_CALLS[name].answer));
    expect(schema).not.toMatch(/"(token|clientSecret|privateKey|secret|text|refreshToken)":/i);
  });
});
