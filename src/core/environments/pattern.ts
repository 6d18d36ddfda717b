import { compileGlob, globProblem } from '../glob';
import { BRANCH_KINDS, type BranchKind } from './types';

/** Why a branch or tag pattern cannot be used, in one plain line; undefined = it can. */
export function patternProblem(pattern: string): string | undefined {
  if (pattern.startsWith('@') && !isBranchKind(pattern)) {
    return `Names with @ are ${BRANCH_KINDS.join(', ')}; write [@] for a name that begins with @.`;
  }
  return globProblem(pattern);
}

/** Whether a pattern stands for a kind of branch and not for names. */
export function isBranchKind(pattern: string): pattern is BranchKind {
  return (BRANCH_KINDS as readonly string[]).includes(pattern);
}

/**
 * Whether a branch or tag name fits an exact name or a glob; case counts, as in git.
 *
 * A pattern that equals the name always fits, so `feature[1]` and `a+b` need no escaping.
 * `*` alone and `**` fit every name. Else `*` stops at `/` as in Bitbucket Pipelines:
 * `release/*` fits `release/1.2` but not `release/a/b`, which `release/**` does.
 */
export function matchesName(pattern: string, name: string): boolean {
  if (pattern === name || pattern === '*' || pattern === '**') return true;
  return compileGlob(pattern)(name);
}
