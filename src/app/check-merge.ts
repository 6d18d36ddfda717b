import type { RepositoryId, SourceRepository } from '../core/bitbucket-ports';
import { effectiveSettings } from '../core/effective-settings';
import { explain, type ErrorCode } from '../core/errors';
import { selectSboms } from '../core/sbom/discover/discover';
import { oneLine } from '../core/sbom/findings/one-line';
import type { SettingsStore } from '../core/stores';
import type { createComparePullRequest, PullRequestComparison } from './compare-pull-request';
import { isLeftOut, type LeftOutPorts } from './is-left-out';

export interface CheckMergePorts extends LeftOutPorts {
  readonly settings: SettingsStore;
  readonly source: Pick<SourceRepository, 'files' | 'pullRequest'>;
  readonly comparePullRequest: ReturnType<typeof createComparePullRequest>;
}

/** As Bitbucket takes it from a merge check. */
export interface MergeVerdict {
  readonly success: boolean;
  readonly message: string;
}

/** Characters of a path in a message. */
const MAX_PATH = 120;

/**
 * The SBOM gate. `valid`: every SBOM that the pull request adds or changes could be forwarded;
 * `present`: and there is one on its source branch. What could not be looked at does not pass,
 * except a fork, which the app cannot read. A repository that the workspace leaves out passes.
 * Throws BITBUCKET_*.
 */
export function createCheckMerge(ports: CheckMergePorts) {
  const { settings, source, comparePullRequest } = ports;
  return async (id: RepositoryId, pullRequest: number): Promise<MergeVerdict> => {
    const levels = await settings.both(id.uuid);
    const inForce = effectiveSettings(levels.workspace.value, levels.repository.value);
    if (!inForce.enabled || inForce.gate === 'off') {
      return pass('The SBOM gate is off in the settings of SBOM Bridge.');
    }
    if (await isLeftOut(ports, levels.workspace.value, id)) {
      return pass(explain('RUN_EXCLUDED').sentence);
    }
    const comparison = await comparePullRequest(id, pullRequest);
    if (comparison.problem?.code === 'RUN_FORK') return pass(explain('RUN_FORK').sentence);
    const hindrance = hindranceOf(comparison);
    if (hindrance !== undefined) return { success: false, message: hindrance };
    const looked = comparison.documents.filter(({ kind }) => kind !== 'removed').length;
    if (looked > 0) {
      return pass(looked === 1 ? 'Its SBOM is valid.' : `Its ${String(looked)} SBOMs are valid.`);
    }
    if (inForce.gate === 'valid') return pass('It adds and changes no SBOM.');
    const { sourceHash } = await source.pullRequest(id, pullRequest);
    const { paths } = await source.files(id, sourceHash);
    return selectSboms(paths, inForce).length > 0
      ? pass('The SBOMs of the source branch are as they were.')
      : { success: false, message: said('RUN_NO_SBOM_FOUND', 'The source branch has no SBOM.') };
  };
}

function hindranceOf({ documents, more, problem }: PullRequestComparison): string | undefined {
  const bad = documents.find(({ after }) => after?.problem !== undefined);
  if (bad?.after?.problem) {
    const { code, detail } = bad.after.problem;
    const why = detail === undefined ? explain(code).sentence : oneLine(detail, MAX_PATH * 2);
    return said(code, `${oneLine(bad.path, MAX_PATH)}: ${why}`);
  }
  const left = documents.find(({ skipped }) => skipped !== undefined);
  if (left)
    return `${oneLine(left.path, MAX_PATH)} could not be checked in time. Run the check again.`;
  if (more > 0)
    return 'There are more SBOMs than the check can look at. Merge them in smaller parts.';
  return problem && said(problem.code, explain(problem.code).sentence);
}

function pass(message: string): MergeVerdict {
  return { success: true, message };
}

/** With what to do next and the code to look up. */
function said(code: ErrorCode, sentence: string): string {
  return `${sentence} ${explain(code).next} (${code})`;
}
