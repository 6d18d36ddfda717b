import type { Connection } from '../../../../host/connections/connection';

/** By an access token, as it is stored. */
export const CONNECTION: Connection = {
  kind: 'access-token',
  id: 'c0ffee00-0000-4000-8000-000000000000',
  name: 'bitbucket-prod',
  description: '',
  labels: [],
  status: 'connected',
  revision: 1,
  createdAt: 0,
  updatedAt: 0,
  scopes: [],
};
