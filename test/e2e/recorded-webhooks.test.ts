import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CATALOGUE } from '../../src/core/error-catalogue';
import { repositoryUuid } from './call-as';
import { startLocalHost, type LocalHost } from './local-host';
import { ROOT } from './root';
import { skipped } from '../skipped';

const RECORDED = join(ROOT, '../shared/data/bitbucket-webhooks');

interface Outcomes {
  /** `event ref result reason` of every line. */
  readonly lines: readonly string[];
  /** The same, told of a repository that the workspace has; what differs. */
  readonly here?: readonly string[];
}

const OUTCOMES: Readonly<Record<string, Outcomes>> = {
  'pullrequest-created-from-fork.json': {
    lines: ['pullrequest:created main failed BITBUCKET_REPOSITORY_GONE'],
    here: ['pullrequest:created main failed BITBUCKET_NOT_FOUND'],
  },
  'pullrequest-created.json': {
    lines: ['pullrequest:created master failed BITBUCKET_REPOSITORY_GONE'],
    here: ['pullrequest:created master failed BITBUCKET_NOT_FOUND'],
  },
  'pullrequest-fulfilled.json': {
    lines: ['pullrequest:fulfilled main failed BITBUCKET_REPOSITORY_GONE'],
    here: ['pullrequest:fulfilled main failed BITBUCKET_COMMIT_NOT_FOUND'],
  },
  'pullrequest-rejected.json': {
    lines: ['avi:bitbucket:rejected:pullrequest - ignored EVENT_UNSUPPORTED'],
  },
  'pullrequest-updated.json': {
    lines: ['pullrequest:updated master failed BITBUCKET_REPOSITORY_GONE'],
    here: ['pullrequest:updated master failed BITBUCKET_NOT_FOUND'],
  },
  'push-annotated-tag-created.json': {
    lines: ['repo:push test-tag failed BITBUCKET_REPOSITORY_GONE'],
    here: ['repo:push test-tag ignored RUN_NO_RULE'],
  },
  'push-branch-created-signed.json': {
    lines: ['repo:push feature/webhook failed BITBUCKET_REPOSITORY_GONE'],
    here: ['repo:push feature/webhook ignored RUN_NO_RULE'],
  },
  'push-branch-deleted.json': { lines: ['repo:push feature/test ignored EVENT_REF_DELETED'] },
  'push-branch-updated.json': {
    lines: ['repo:push main failed BITBUCKET_REPOSITORY_GONE'],
    here: ['repo:push main failed BITBUCKET_COMMIT_NOT_FOUND'],
  },
  'push-forced-truncated.json': {
    lines: ['repo:push feature/issue-819 failed BITBUCKET_REPOSITORY_GONE'],
    here: ['repo:push feature/issue-819 ignored RUN_NO_RULE'],
  },
  'push-multiple-changes.json': {
    lines: [
      'repo:push main failed BITBUCKET_REPOSITORY_GONE',
      'repo:push manchu failed BITBUCKET_REPOSITORY_GONE',
      'repo:push v0.1 failed BITBUCKET_REPOSITORY_GONE',
    ],
    here: [
      'repo:push main failed BITBUCKET_COMMIT_NOT_FOUND',
      'repo:push manchu ignored RUN_NO_RULE',
      'repo:push v0.1 ignored RUN_NO_RULE',
    ],
  },
  'push-tag-deleted.json': { lines: ['repo:push test ignored EVENT_REF_DELETED'] },
};

if (!existsSync(RECORDED)) {
  skipped(`the recorded webhooks are not there (${RECORDED})`);
}

(existsSync(RECORDED) ? describe : describe.skip)('a recorded webhook', () => {
  let local: LocalHost;
  beforeAll(async () => {
    local = await startLocalHost();
    await local.settled();
  });
  afterAll(() => local.end());

  const files = existsSync(RECORDED)
    ? readdirSync(RECORDED).filter((name) => name.endsWith('.json'))
    : [];

  it('is in the table, each of them', () => {
    expect(files.sort()).toEqual(Object.keys(OUTCOMES).sort());
  });

  async function replay(body: unknown): Promise<string[]> {
    local.invocations.length = 0;
    const lines = await local.host.replay(body);
    for (const { reason } of lines) expect(Object.keys(CATALOGUE)).toContain(reason);
    expect(local.invocations.filter(({ error }) => error !== undefined)).toEqual([]);
    return lines
      .map(({ event, ref, result, reason }) =>
        [event, ref, result, reason].map((part) => part ?? '-').join(' '),
      )
      .sort();
  }
  const read = (file: string) =>
    JSON.parse(readFileSync(join(RECORDED, file), 'utf8')) as {
      readonly repository: Readonly<Record<string, unknown>>;
    };

  it.each(files)('%s comes to a stated outcome', async (file) => {
    expect(await replay(read(file))).toEqual(OUTCOMES[file]?.lines);
  });

  it.each(files)('%s comes to one where the repository is there', async (file) => {
    const body = read(file);
    const uuid = `{${repositoryUuid(local, 'web-shop')}}`;
    const here = { ...body, repository: { ...body.repository, uuid } };
    const outcomes = OUTCOMES[file];
    expect(await replay(here)).toEqual(outcomes?.here ?? outcomes?.lines);
  });
});
