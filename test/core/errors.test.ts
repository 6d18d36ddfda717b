import { describe, expect, it } from '@jest/globals';
import { CATALOGUE } from '../../src/core/error-catalogue';

describe('error catalogue', () => {
  it.each(Object.entries(CATALOGUE))('%s says what happened and what to do', (_code, entry) => {
    expect(entry.sentence).toMatch(/^[A-Z].*\.$/);
    expect(entry.next).toMatch(/^[A-Z].*\.$/);
  });
});
