import { describe, expect, it } from '@jest/globals';
import { meaningOf } from '../../../src/platforms/interlynk/refusal-words';

describe('what the words of a refusal mean', () => {
  it.each([
    ['Product limit reached', 'limit'],
    ['Product limit reached for the free tier', 'limit'],
    ['You have reached the maximum number of products.', 'limit'],
    ['Version limit exceeded, please upgrade.', 'limit'],
    ['Upgrade your plan to add more versions', 'limit'],
    ['You are not authorized to upload SBOMs', 'permission'],
    ["You don't have permission to do that", 'permission'],
    ['Environment not found', 'environment'],
    ['Project not found', 'environment'],
    ["Couldn't find Project with 'id'=3", 'environment'],
    ['Project must exist', 'environment'],
    ['Unknown environment: moon', 'environment'],
    ['Product not found', 'product'],
    ['Project group not found', 'product'],
    ["Couldn't find ProjectGroup", 'product'],
    ['ENVIRONMENT  NOT   FOUND!', 'environment'],
  ])('%s: %s', (message, meaning) => {
    expect(meaningOf([message])).toBe(meaning);
  });

  it.each([
    '',
    'words',
    'Rate limit exceeded for this project',
    'File size limit exceeded for this plan',
    'The maximum version of the spec is exceeded: CycloneDX 1.7',
    'Unknown error while processing the project',
    'Invalid SBOM for project shop',
    'limit',
    'environmentnotfound',
  ])('%j: not known', (message) => {
    expect(meaningOf([message])).toBeUndefined();
  });

  it('looks at every message, and no further than 500 characters into each', () => {
    expect(meaningOf(['words', 'Environment not found'])).toBe('environment');
    expect(meaningOf([`${'x'.repeat(500)} Environment not found`])).toBeUndefined();
    expect(meaningOf([])).toBeUndefined();
  });
});
