import { describe, expect, it } from '@jest/globals';
import { metadataHeaders } from '../../../src/platforms/interlynk/metadata-headers';
import { anOrigin } from '../../fakes/shipment';

const REPOSITORY = 'https://bitbucket.org/acme/shop';
const ALWAYS = {
  'X-CI-Provider': 'generic_ci',
  'X-Commit-SHA': '0123456789abcdef0123456789abcdef01234567',
  'X-Repository-URL': REPOSITORY,
};
const pullRequest = { id: 7, source: 'feature/x', target: 'main' };

describe('metadataHeaders', () => {
  it.each([
    ['a push', {}, { 'X-Event-Type': 'push', 'X-PR-Source-Branch': 'main' }],
    [
      'a push with a pull request behind it',
      { pullRequest },
      { 'X-Event-Type': 'push', 'X-PR-Source-Branch': 'main' },
    ],
    [
      'a release',
      { event: 'release' as const, ref: 'v1.2.0' },
      { 'X-Event-Type': 'release', 'X-Release-Tag': 'v1.2.0' },
    ],
    [
      'a pull request',
      { event: 'pull_request' as const, pullRequest },
      {
        'X-Event-Type': 'pull_request',
        'X-PR-Number': '7',
        'X-PR-URL': `${REPOSITORY}/pull-requests/7`,
        'X-PR-Source-Branch': 'feature/x',
        'X-PR-Target-Branch': 'main',
      },
    ],
  ])('%s', (_name, origin, expected) => {
    expect(metadataHeaders(anOrigin(origin))).toEqual({ ...ALWAYS, ...expected });
  });

  it.each(['', ' ', '..', 'a/b', 'a b', 'a?b', 'a\r\nb'])(
    'builds no address from the slug %j',
    (repositorySlug) => {
      const origin = anOrigin({ event: 'pull_request', pullRequest, repositorySlug });
      expect(Object.keys(metadataHeaders(origin))).toEqual([
        'X-CI-Provider',
        'X-Event-Type',
        'X-PR-Number',
        'X-PR-Source-Branch',
        'X-PR-Target-Branch',
        'X-Commit-SHA',
      ]);
    },
  );

  it('keeps a hostile branch name on its own line', () => {
    const source = 'x\r\nAuthorization: Bearer y';
    const origin = anOrigin({ event: 'pull_request', pullRequest: { ...pullRequest, source } });
    const headers = new Headers(metadataHeaders(origin));
    expect(headers.get('x-pr-source-branch')).toBe('x%0D%0AAuthorization: Bearer y');
    expect(headers.has('authorization')).toBe(false);
  });

  it('drops what is empty', () => {
    expect(metadataHeaders(anOrigin({ commit: '' }))).not.toHaveProperty('X-Commit-SHA');
  });
});
