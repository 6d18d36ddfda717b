import { describe, expect, it } from '@jest/globals';
import type { InvocationRequest, Outcome } from '../../../host/platform/invoke';
import { createMergeChecks } from '../../../host/platform/merge-checks';

const page = (type: string, key: string, functionKey?: string) => ({
  type,
  key,
  title: `The ${key}`,
  functionKey,
});
const merge = {
  repository: 'r',
  pullRequest: 7,
  message: 'x'.repeat(1001),
  strategy: 'squash',
  closeSourceBranch: true,
};

async function failures(outcome: Outcome) {
  const asked: InvocationRequest[] = [];
  const pages = [
    page('bitbucket:repoMainMenuPage', 'page', 'resolver'),
    page('bitbucket:mergeCheck', 'gate', 'check'),
    page('bitbucket:mergeCheck', 'remote'),
  ];
  const check = createMergeChecks(
    { pages } as unknown as Parameters<typeof createMergeChecks>[0],
    { workspaceId: '{w}' } as unknown as Parameters<typeof createMergeChecks>[1],
    (request) => {
      asked.push(request);
      return Promise.resolve(outcome);
    },
  );
  return { failed: await check(merge), asked };
}
const returned = (value: unknown): Outcome => ({ kind: 'returned', value });
const error = { name: 'Error', message: 'secret detail' };

describe('merge checks', () => {
  it('are asked as Bitbucket asks them, and no other module is', async () => {
    const { failed, asked } = await failures(returned({ success: true }));
    expect(failed).toEqual([]);
    expect(asked).toEqual([
      {
        functionKey: 'check',
        moduleKey: 'gate',
        cause: 'merge-check',
        input: {
          workspace: { uuid: '{w}' },
          repository: { uuid: '{r}' },
          pullrequest: { id: 7 },
          trigger: { type: 'on-merge' },
          mergeProperties: {
            commitMessage: 'x'.repeat(1000),
            commitMessageTruncated: true,
            mergeStrategy: 'squash',
            closeSourceBranch: true,
          },
        },
      },
    ]);
  });

  it.each([
    ['says no', returned({ success: false, message: 'Not yet.' }), 'Not yet.'],
    ['throws', { kind: 'threw', error } as const, 'The check could not be run.'],
    ['runs out of time', { kind: 'timed-out', error } as const, 'The check could not be run.'],
    ['answers nothing', returned(undefined), 'The check could not be run.'],
    ['answers something else', returned({ success: 'yes' }), 'The check could not be run.'],
  ])('have failed where one %s', async (_name, outcome, message) => {
    expect((await failures(outcome)).failed).toEqual([{ title: 'The gate', message }]);
  });
});
