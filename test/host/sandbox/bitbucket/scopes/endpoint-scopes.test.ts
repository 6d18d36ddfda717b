import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import {
  ENDPOINT_SCOPES,
  scopesOf,
} from '../../../../../host/sandbox/bitbucket/scopes/endpoint-scopes';
import { skipped } from '../../../../skipped';
import { startSandbox } from '../../harness';
import type { RunningSandbox } from '../../harness';

const DESCRIPTION = '../shared/data/bitbucket-openapi.json';
const present = existsSync(DESCRIPTION);
if (!present) skipped(`${DESCRIPTION} is not there to compare the scopes with`);

const operation = z.object({
  security: z.array(z.object({ oauth2: z.array(z.string()).optional() })).default([]),
  'x-atlassian-oauth2-scopes': z.array(z.object({ scopes: z.array(z.string()) })).default([]),
});
const description = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

describe('the scopes of the sandbox’s endpoints', () => {
  let running: RunningSandbox;
  beforeAll(async () => {
    running = await startSandbox();
  });
  afterAll(() => running.close());

  (present ? it : it.skip)('are those of Atlassian’s API description, in both vocabularies', () => {
    const { paths } = description.parse(JSON.parse(readFileSync(DESCRIPTION, 'utf8')));
    const published = ENDPOINT_SCOPES.map(({ method, path }) => {
      const found = operation.parse(paths[path]?.[method.toLowerCase()]);
      return {
        method,
        path,
        classic: found.security.flatMap((one) => one.oauth2 ?? []).toSorted(),
        granular: found['x-atlassian-oauth2-scopes'].flatMap((one) => one.scopes).toSorted(),
      };
    });
    const ours = ENDPOINT_SCOPES.map((one) => ({
      ...one,
      classic: one.classic.toSorted(),
      granular: one.granular.toSorted(),
    }));
    expect(ours).toEqual(published);
  });

  it('are known for every route that is served', () => {
    const removed = /^\/2\.0\/(?:workspaces|repositories|user\/permissions\/\w+)$/;
    const served = running.sandbox.routes.routes.filter(
      ({ method, path }) =>
        path.startsWith('/2.0/') &&
        method !== 'ALL' &&
        method !== 'HEAD' &&
        !removed.test(path) &&
        !path.startsWith('/2.0/hook_events'),
    );
    expect(served.length).toBeGreaterThan(40);
    const unknown = served.filter(({ method, path }) => {
      const example = path.replace(/:\w+(?:\{[^}]*\})?/g, 'x').slice('/2.0'.length);
      return scopesOf(method, example) === undefined;
    });
    expect(unknown.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });
});
