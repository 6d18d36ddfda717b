import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseRepositoryChange } from '../../../src/core/events/parse-repository-change';

const WORKSPACE = '11111111-1111-4111-8111-111111111111';
const OTHER = '33333333-3333-4333-8333-333333333333';
const REPOSITORY = 'ABCDEF22-2222-4222-8222-222222222222';
const event = {
  eventType: 'avi:bitbucket:updated:repository',
  repository: { uuid: `{${REPOSITORY}}` },
  workspace: { uuid: `{${WORKSPACE}}` },
};

describe('an event of a repository itself', () => {
  it.each(['updated', 'deleted'] as const)('is read: %s', (kind) => {
    const said = { ...event, eventType: `avi:bitbucket:${kind}:repository` };
    const read = { kind, workspace: WORKSPACE, repository: REPOSITORY.toLowerCase() };
    expect(parseRepositoryChange(said, WORKSPACE)).toEqual(read);
    expect(parseRepositoryChange(said, `{${WORKSPACE}}`)).toEqual(read);
  });

  it.each<[string, unknown]>([
    ['of another workspace', { ...event, workspace: { uuid: OTHER } }],
    ['of another kind', { ...event, eventType: 'avi:bitbucket:created:repository' }],
    ['without a kind', { ...event, eventType: undefined }],
    ['without a repository', { ...event, repository: {} }],
    ['with a name instead of a uuid', { ...event, repository: { uuid: '../../x' } }],
    ['that is none', null],
  ])('%s is none of ours', (_what, payload) => {
    expect(parseRepositoryChange(payload, WORKSPACE)).toBeUndefined();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (payload) => {
        expect(parseRepositoryChange(payload, WORKSPACE)).toBeUndefined();
      }),
    );
  });
});
