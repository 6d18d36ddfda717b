import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ENDPOINTS, findEndpoint } from '../../../host/platform/bitbucket-scopes';
import { skipped } from '../../skipped';

const DESCRIPTION = '../shared/data/bitbucket-openapi.json';
const present = existsSync(DESCRIPTION);
if (!present) skipped(`${DESCRIPTION} is not there to compare the endpoints with`);

const operation = z.object({
  'x-atlassian-auth-types': z.array(z.string()).nullish(),
  'x-atlassian-oauth2-scopes': z.array(z.object({ scopes: z.array(z.string()) })).default([]),
});
const description = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

describe('the table of endpoints', () => {
  (present ? it : it.skip)('says what the API description of Atlassian says', () => {
    const { paths } = description.parse(JSON.parse(readFileSync(DESCRIPTION, 'utf8')));
    const published = ENDPOINTS.map(({ method, path }) => {
      const { 'x-atlassian-auth-types': types, 'x-atlassian-oauth2-scopes': scopes } =
        operation.parse(paths[path]?.[method.toLowerCase()]);
      const granular = scopes.flatMap((entry) => entry.scopes).toSorted();
      return { method, path, scopes: types?.includes('forge-oauth2') === true ? granular : null };
    });
    const ours = ENDPOINTS.map(({ method, path, scopes }) => ({
      method,
      path,
      scopes: scopes?.map((scope) => `${scope}:bitbucket`).toSorted() ?? null,
    }));
    expect(ours).toEqual(published);
  });

  it('holds no endpoint twice', () => {
    const names = ENDPOINTS.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each([
    ['GET', '/repositories/%7Bw%7D/%7Br%7D', '/repositories/{workspace}/{repo_slug}'],
    [
      'GET',
      '/repositories/w/r/src/abc/',
      '/repositories/{workspace}/{repo_slug}/src/{commit}/{path}',
    ],
    [
      'GET',
      '/repositories/w/r/src/abc/a/b.json',
      '/repositories/{workspace}/{repo_slug}/src/{commit}/{path}',
    ],
    [
      'GET',
      '/repositories/w/r/refs/branches/feature/x',
      '/repositories/{workspace}/{repo_slug}/refs/branches/{name}',
    ],
    [
      'GET',
      '/repositories/w/r/pullrequests/7/diffstat',
      '/repositories/{workspace}/{repo_slug}/pullrequests/{pull_request_id}/diffstat',
    ],
    [
      'PUT',
      '/repositories/w/r/commit/c/reports/sbom',
      '/repositories/{workspace}/{repo_slug}/commit/{commit}/reports/{reportId}',
    ],
    [
      'GET',
      '/user/workspaces/w/permissions/repositories',
      '/user/workspaces/{workspace}/permissions/repositories',
    ],
    ['DELETE', '/repositories/w/r', undefined],
    ['GET', '/repositories/w/r/issues', undefined],
  ])('finds %s %s', (method, path, template) => {
    expect(findEndpoint(method, path)?.endpoint.path).toBe(template);
  });
});
