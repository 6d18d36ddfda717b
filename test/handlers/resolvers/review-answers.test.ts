import { describe, expect, it } from '@jest/globals';
import { createComparePullRequest } from '../../../src/app/compare-pull-request';
import { createInspectFile } from '../../../src/app/inspect-file';
import { CALLS } from '../../../src/contract/resolvers';
import { createCodeFileAnswers } from '../../../src/handlers/resolvers/code-file-answers';
import { createPullRequestAnswers } from '../../../src/handlers/resolvers/pull-request-answers';
import { A, B, bom, createHarness, REPOSITORY, WORKSPACE } from '../../app/harness';

const admitted = {
  caller: { accountId: 'ann', workspace: WORKSPACE },
  repository: { workspace: WORKSPACE, uuid: REPOSITORY },
};
const LATER = bom('2', 4).replace('"CycloneDX"', '"CycloneDX","version":"one"');

function anApp() {
  return createHarness({
    pullRequestSource: REPOSITORY,
    pullRequest: { sourceHash: B, destinationHash: A },
    mergeBases: { [`${B}..${A}`]: A },
    changes: { [`${B}..${A}`]: [{ path: 'bom.json', status: 'renamed', from: 'sbom.json' }] },
    files: { [A]: { 'sbom.json': bom('1') }, [B]: { 'bom.json': LATER } },
  });
}

describe('what reviewers are answered', () => {
  it('about a pull request keeps the contract, problems in words', async () => {
    const app = await anApp();
    const answers = createPullRequestAnswers({ comparePullRequest: createComparePullRequest(app) });
    const reply = await answers.comparePullRequest(
      { repository: REPOSITORY, pullRequest: 7 },
      admitted,
    );
    const answer = CALLS.comparePullRequest.answer.parse(JSON.parse(JSON.stringify(reply.data)));
    expect(answer.documents).toMatchObject([
      {
        kind: 'changed',
        path: 'bom.json',
        from: 'sbom.json',
        before: { format: 'CycloneDX 1.6', components: 2 },
        after: { problem: { code: 'SBOM_INVALID', next: expect.stringMatching(/generator/) } },
        changes: { added: { count: 2, lines: [{ name: 'library-2' }, { name: 'library-3' }] } },
      },
    ]);
  });

  it('about a file keeps the contract, each finding with what to do', async () => {
    const app = await anApp();
    const answers = createCodeFileAnswers({ inspectFile: createInspectFile(app) });
    const request = { repository: REPOSITORY, path: 'bom.json', commit: B };
    const reply = await answers.inspectFile(request, admitted);
    const answer = CALLS.inspectFile.answer.parse(JSON.parse(JSON.stringify(reply.data)));
    expect(answer).toMatchObject({
      problem: { code: 'SBOM_INVALID' },
      facts: { format: 'CycloneDX 1.6', components: 4 },
      total: 4,
    });
    expect(answer.quality?.parts.flatMap(({ features }) => features).length).toBeGreaterThan(10);
    expect(answer.findings[0]).toMatchObject({ severity: 'error', path: '/version' });
    for (const { next } of answer.findings) expect(next).toMatch(/\.$/);
  });
});
