import { describe, expect, it } from '@jest/globals';
import { loadBitbucketOpenApi } from './openapi';

const checker = loadBitbucketOpenApi();
const R = '/2.0/repositories/w/r';

(checker === undefined ? describe.skip : describe)('the OpenAPI checker', () => {
  const requests = checker?.checkRequest ?? (() => ['no checker']);
  const responses = checker?.checkResponse ?? (() => ['no checker']);

  it.each([
    ['GET', `${R}/src/abc/`, 'GET /repositories/{workspace}/{repo_slug}/src/{commit}/{path}'],
    [
      'GET',
      `${R}/src/abc/a/b.json?format=meta`,
      'GET /repositories/{workspace}/{repo_slug}/src/{commit}/{path}',
    ],
    [
      'GET',
      `${R}/refs/branches/feature%2Fx`,
      'GET /repositories/{workspace}/{repo_slug}/refs/branches/{name}',
    ],
    [
      'PUT',
      `${R}/commit/abc/reports/x`,
      'PUT /repositories/{workspace}/{repo_slug}/commit/{commit}/reports/{reportId}',
    ],
    ['GET', '/2.0/user', 'GET /user'],
  ])('knows %s %s', (method, path, expected) => {
    expect(checker?.operation({ method, path })).toBe(expected);
    expect(requests({ method, path, ...(method === 'PUT' ? { body: {} } : {}) })).toEqual([]);
  });

  it.each([
    ['an unknown path', { method: 'GET', path: `${R}/nothing/here` }, 'no operation'],
    ['an unknown method', { method: 'POST', path: '/2.0/user' }, 'no operation'],
    [
      'a branch name that is not encoded',
      { method: 'GET', path: `${R}/refs/branches/a/b` },
      'no operation',
    ],
    ['an unknown parameter', { method: 'GET', path: `${R}/diffstat/a..b?depth=1` }, 'query depth'],
    [
      'a parameter of a wrong type',
      { method: 'GET', path: `${R}/diffstat/a..b?topic=1` },
      'query topic',
    ],
    [
      'a value out of an enum',
      { method: 'GET', path: `${R}/src/abc/f?format=json` },
      'query format',
    ],
    [
      'a path parameter of a wrong type',
      { method: 'GET', path: `${R}/pullrequests/x` },
      'path pull',
    ],
    ['a missing body', { method: 'PUT', path: `${R}/commit/abc/reports/x` }, 'body is missing'],
    [
      'a wrong report type',
      { method: 'PUT', path: `${R}/commit/abc/reports/x`, body: { report_type: 'SBOM' } },
      'report_type',
    ],
    [
      'a status without a key',
      { method: 'POST', path: `${R}/commit/abc/statuses/build`, body: { state: 'FAILED' } },
      'key',
    ],
    [
      '101 annotations',
      {
        method: 'POST',
        path: `${R}/commit/a/reports/x/annotations`,
        body: Array.from({ length: 101 }, () => ({})),
      },
      'more than 100',
    ],
  ])('reports %s', (_what, request, problem) => {
    expect(requests(request).join('; ')).toContain(problem);
  });

  it.each([
    ['an answer without its type', '/2.0/user', 200, { uuid: '{x}' }, "'type'"],
    [
      'a link that is no address',
      `${R}/refs/branches/x`,
      200,
      { type: 'branch', links: { self: { href: 'no' } } },
      'uri',
    ],
    ['an error of a wrong shape', '/2.0/user', 401, { message: 'no' }, "'type'"],
    ['a status that is not described', '/2.0/user', 204, undefined, 'status 204'],
    [
      'a list with unknown members',
      `${R}/refs/branches`,
      200,
      { values: [], total: 1 },
      'additional',
    ],
  ])('reports %s', (_what, path, status, body, problem) => {
    expect(responses({ method: 'GET', path }, { status, body }).join('; ')).toContain(problem);
  });

  it('takes null where answers have it although the description does not', () => {
    const pullRequest = { type: 'pullrequest', id: 1, merge_commit: null, closed_by: null };
    const request = { method: 'GET', path: `${R}/pullrequests/1` };
    expect(responses(request, { status: 200, body: pullRequest })).toEqual([]);
  });
});
