import type { Feedback } from '../core/bitbucket-ports';
import type { BitbucketRequest } from '../core/ports';
import { z } from 'zod';
import { BridgeError } from '../core/errors';
import { ask, askJson } from './ask';
import { hashSegment, repositoryPath } from './paths';

/** One report and one build status per commit: the same id or key overwrites. */
const REPORT_ID = 'sbom-bridge';

const written = z.object({ id: z.number().int() });

/**
 * Writes Code Insights reports and build statuses, which need only the repository read scope, and
 * comments of pull requests, which need that of reading pull requests.
 */
export function createFeedback(request: BitbucketRequest): Feedback {
  return {
    async report(repository, commit, report) {
      const path = `${repositoryPath(repository)}/commit/${hashSegment(commit)}/reports/${REPORT_ID}`;
      const body = {
        title: report.title,
        details: report.details,
        report_type: 'SECURITY',
        reporter: 'SBOM Bridge',
        link: report.link,
        result: report.result,
        data: report.data.slice(0, 10),
      };
      await ask(request, path, { method: 'PUT', body });
    },

    async buildStatus(repository, commit, status) {
      const path = `${repositoryPath(repository)}/commit/${hashSegment(commit)}/statuses/build`;
      const body = {
        key: REPORT_ID,
        state: status.state,
        name: status.name,
        description: status.description,
        url: status.url,
        ...(status.refName !== undefined && { refname: status.refName }),
      };
      await ask(request, path, { method: 'POST', body });
    },

    async comment(repository, pullRequest, known, markdown) {
      const path = `${repositoryPath(repository)}/pullrequests/${String(pullRequest)}/comments`;
      const body = { content: { raw: markdown } };
      if (known !== undefined) {
        try {
          await ask(request, `${path}/${String(known)}`, { method: 'PUT', body });
          return known;
        } catch (error) {
          if (!(error instanceof BridgeError) || error.code !== 'BITBUCKET_NOT_FOUND') throw error;
        }
      }
      return (await askJson(request, path, written, { method: 'POST', body })).id;
    },
  };
}
