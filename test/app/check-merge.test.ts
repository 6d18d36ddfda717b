import { describe, expect, it } from '@jest/globals';
import { createCheckMerge } from '../../src/app/check-merge';
import { createComparePullRequest } from '../../src/app/compare-pull-request';
import { BridgeError } from '../../src/core/errors';
import type { Gate } from '../../src/core/settings';
import { createOnMergeCheck } from '../../src/handlers/on-merge-check';
import type { FakeContent } from '../fakes/fake-bitbucket';
import { A, B, bom, createHarness, REPOSITORY, WORKSPACE } from './harness';

const asked = {
  workspace: { uuid: `{${WORKSPACE}}` },
  repository: { uuid: `{${REPOSITORY.toUpperCase()}}` },
  pullrequest: { id: 7 },
  trigger: { type: 'on-merge' },
};
const change = (path: string, status: 'added' | 'modified' | 'removed') => ({ path, status });

/** What the merge check answers to a pull request of B into A. */
async function check(
  gate: Gate | undefined,
  content: Partial<FakeContent> & { changed?: ReturnType<typeof change>[] },
  request: unknown = asked,
  fault?: BridgeError,
) {
  const { changed = [change('bom.json', 'modified')], ...rest } = content;
  const app = await createHarness(
    {
      pullRequestSource: REPOSITORY,
      mergeBases: { [`${B}..${A}`]: A },
      changes: { [`${B}..${A}`]: changed },
      files: { [A]: { 'bom.json': bom('1') }, [B]: { 'bom.json': bom('2') } },
      ...rest,
      pullRequest: { sourceHash: B, destinationHash: A },
    },
    gate === undefined ? {} : { gate },
  );
  if (fault) app.failNext('pullrequest', fault);
  const comparePullRequest = createComparePullRequest(app);
  const checkMerge = createCheckMerge({ ...app, comparePullRequest });
  const verdict = await createOnMergeCheck({ checkMerge })(request, WORKSPACE);
  return { ...verdict, requests: app.requests.length };
}

const broken = { [A]: { 'bom.json': bom('1') }, [B]: { 'bom.json': '{"bomFormat": "Cyclo' } };
const none = { changed: [change('a.ts', 'modified')] };

describe('the SBOM gate', () => {
  it.each([
    [
      'is off unless somebody asks for it, and asks Bitbucket nothing',
      undefined,
      { files: broken },
    ],
    ['lets a valid SBOM through', 'valid', {}],
    ['lets a pull request without an SBOM through', 'valid', none],
    ['lets one through whose SBOMs stay as they were', 'present', none],
    ['lets a removed SBOM through', 'valid', { changed: [change('bom.json', 'removed')] }],
    ['lets a fork through, which the app cannot read', 'present', { pullRequestSource: 'x' }],
  ] as const)('%s', async (_name, gate, content) => {
    const { success, message, requests } = await check(gate, content as Partial<FakeContent>);
    expect({ success, message }).toEqual({ success: true, message: expect.stringMatching(/\.$/) });
    if (gate === undefined) expect(requests).toBe(0);
  });

  it.each([
    ['an SBOM that cannot be read', 'valid', { files: broken }, /^bom\.json: .*\(SBOM_/],
    [
      'no SBOM at all',
      'present',
      { ...none, files: { [A]: {}, [B]: {} } },
      /has no SBOM.*\(RUN_NO_SBOM_FOUND\)/,
    ],
    [
      'more SBOMs than it looks at',
      'valid',
      {
        changed: Array.from({ length: 31 }, (_, index) =>
          change(`${String(index)}/bom.json`, 'removed'),
        ),
      },
      /more SBOMs than the check can look at/,
    ],
  ] as const)('holds a merge with %s', async (_name, gate, content, message) => {
    expect(await check(gate, content as Partial<FakeContent>)).toMatchObject({
      success: false,
      message: expect.stringMatching(message),
    });
  });

  it.each([
    [
      'it is asked of another workspace',
      { ...asked, workspace: { uuid: REPOSITORY } },
      undefined,
      'NOT_ALLOWED',
    ],
    [
      'it is asked of no pull request',
      { ...asked, pullrequest: { id: '7/../8' } },
      undefined,
      'REQUEST_INVALID',
    ],
    ['it is asked nothing', null, undefined, 'REQUEST_INVALID'],
    ['Bitbucket is down', asked, new BridgeError('BITBUCKET_UNAVAILABLE'), 'BITBUCKET_UNAVAILABLE'],
  ])('does not pass where %s', async (_name, request, fault, code) => {
    expect(await check('valid', {}, request, fault)).toMatchObject({
      success: false,
      message: expect.stringContaining(`(${code})`),
    });
  });
});
