import { describe, expect, it } from '@jest/globals';
import { credentialLine } from '../../../host/connected/credential-line';
import type { Connection } from '../../../host/connections/connection';

const DAY = 86_400_000;
const NOW = 1000 * DAY;
const CONNECTION: Connection = {
  kind: 'api-token',
  id: 'c',
  name: 'prod',
  description: '',
  labels: [],
  status: 'connected',
  revision: 1,
  createdAt: NOW - 400 * DAY,
  updatedAt: NOW,
  email: 'ada@example.com',
  scopes: [],
};
const ssh = { kind: 'ssh', publicKey: '', hostKeys: [], host: 'h', port: 22, repositories: [] };

describe('the age of a credential', () => {
  it.each([
    [
      'a token with its date',
      { credentialAt: NOW - 40 * DAY, expiresAt: NOW + 71.5 * DAY },
      'entered 40 days ago, ends in 71 days',
    ],
    [
      'one whose date is over',
      { credentialAt: NOW - DAY, expiresAt: NOW },
      'entered 1 day ago, its date is over',
    ],
    [
      'one without a date',
      { credentialAt: NOW - 40 * DAY },
      'entered 40 days ago, ends in 325 days at the latest',
    ],
    ['one of before ages were noted', {}, 'entered 400 days ago; when it ends is not known here'],
    [
      'an access token',
      { kind: 'access-token', credentialAt: NOW },
      'entered 0 days ago; when it ends is not known here',
    ],
    ['a key', { ...ssh, credentialAt: NOW - 2 * DAY }, 'entered 2 days ago'],
  ])('is told of %s', (_what, part, found) => {
    const lines = credentialLine({ ...CONNECTION, ...part } as Connection, NOW);
    expect(lines).toMatchObject([{ state: 'ok', found }]);
  });

  it('is a warning where the year of an API token is nearly over', () => {
    const connection = { ...CONNECTION, credentialAt: NOW - 355 * DAY };
    expect(credentialLine(connection, NOW)).toMatchObject([
      {
        state: 'warning',
        problem: 'TOKEN_EXPIRES_SOON',
        details: [expect.any(String), 'ends in 10 days at the latest'],
      },
    ]);
  });

  it('is nothing for OAuth, which renews itself', () => {
    expect(credentialLine({ ...CONNECTION, kind: 'oauth', clientId: 'k' }, NOW)).toEqual([]);
  });
});
