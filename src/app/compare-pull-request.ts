import type { PullRequestFacts, RepositoryId, SourceRepository } from '../core/bitbucket-ports';
import type { Failure } from '../core/delivery/types';
import type { Clock } from '../core/ports';
import { compareChange, type ComparedDocument } from './compare-change';
import { foreseeMerge, type ForeseenMerge, type ForeseeMergePorts } from './foresee-merge';
import { selectChanges } from './select-changes';

export interface ComparePullRequestPorts extends ForeseeMergePorts {
  readonly source: SourceRepository;
  readonly clock: Clock;
}

/** What a pull request changes in the SBOMs of a repository. */
export interface PullRequestComparison {
  readonly state: PullRequestFacts['state'];
  readonly merging: ForeseenMerge;
  /** Why the documents are none, or not all. */
  readonly problem?: Failure;
  /** New, changed and removed SBOM files. */
  readonly documents: readonly ComparedDocument[];
  /** Further ones that are not in `documents`. */
  readonly more: number;
}

/** The answer has to fit 5 MB, of which a line takes at most 2 kB. */
const MAX_LINES = 1500;
const MAX_LISTED = 100;
const MAX_DOCUMENTS = 30;
/** A function has 25 s, of which two versions of the largest document take twelve. */
const BEGIN_WITHIN_MS = 8_000;

/**
 * Compares the SBOMs of a pull request's source with those of the commit where it left the
 * destination branch, as the pull request's own diff does. What the destination branch got since
 * then is not the pull request's doing. Throws BITBUCKET_*.
 */
export function createComparePullRequest(ports: ComparePullRequestPorts) {
  const { source, clock } = ports;

  return async (id: RepositoryId, pullRequest: number): Promise<PullRequestComparison> => {
    const beganAt = clock.now();
    const facts = await source.pullRequest(id, pullRequest);
    const { merging, settings } = await foreseeMerge(ports, id, facts.destinationBranch);
    const known = { state: facts.state, merging };
    if (facts.sourceRepository !== id.uuid) {
      return { ...known, problem: { code: 'RUN_FORK' }, documents: [], more: 0 };
    }
    const { sourceHash, destinationHash } = facts;
    const { paths, complete } = await source.changes(id, sourceHash, destinationHash, true);
    const changes = selectChanges(paths, settings);
    const isAnyChanged = changes.some(({ kind }) => kind === 'changed');
    const base = isAnyChanged
      ? await source.mergeBase(id, sourceHash, destinationHash)
      : destinationHash;

    const documents: ComparedDocument[] = [];
    let lines = 0;
    for (const change of changes.slice(0, MAX_DOCUMENTS)) {
      const isTime = clock.now() - beganAt < BEGIN_WITHIN_MS;
      const room = Math.min(MAX_LISTED, Math.floor((MAX_LINES - lines) / 6));
      const document = await compareChange(source, id, change, {
        before: base ?? destinationHash,
        after: sourceHash,
        room,
        isTime,
      });
      lines += document.lines;
      documents.push(document);
    }
    return {
      ...known,
      ...(!complete && { problem: { code: 'RUN_LISTING_CUT' } as const }),
      documents,
      more: changes.length - documents.length,
    };
  };
}
