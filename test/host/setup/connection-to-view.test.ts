import { expect, it } from '@jest/globals';
import type { Connection } from '../../../host/connections/connection';
import { checkLineToView, connectionToView } from '../../../host/setup/connection-to-view';

const CONNECTION: Connection = {
  kind: 'oauth',
  id: 'c',
  name: 'prod',
  description: '',
  labels: [],
  status: 'connected',
  revision: 1,
  createdAt: 1,
  updatedAt: 1,
  clientId: 'key',
  scopes: ['account', 'repository', 'pullrequest'],
};

it('names the scopes that the last check missed, of which the code alone is stored', () => {
  const found = (problem: string) =>
    connectionToView({ ...CONNECTION, checked: { at: 1, problem } }).checked?.problem;
  expect(found('OAUTH_SCOPE_TOO_NARROW')).toMatchObject({ details: ['webhook'] });
  expect(found('OAUTH_REVOKED')).toMatchObject({ details: [] });
  // Of a release that had another one.
  expect(found('constructor')).toBeUndefined();
});

it('tells how long to wait with its unit', () => {
  const line = {
    what: 'Token',
    state: 'failed',
    problem: 'BITBUCKET_LIMIT',
    details: ['90'],
  } as const;
  expect(checkLineToView(line).problem?.details).toEqual(['90 s']);
});
