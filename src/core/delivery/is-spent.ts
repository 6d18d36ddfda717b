import type { ErrorCode } from '../errors';
import type { DocumentOutcome, RunOutcome } from '../run';
import { isAboutTheConnection } from './decide-delivery';

/** What no other attempt can mend. */
export const HOPELESS: ReadonlySet<ErrorCode> = new Set([
  'BITBUCKET_COMMIT_NOT_FOUND',
  'BITBUCKET_REPOSITORY_GONE',
]);

/**
 * Whether a run that has come to its end waits for a person: something did not arrive that may
 * arrive yet, once the token, the settings or the destination are mended.
 */
export function isSpent(outcome: RunOutcome | undefined): boolean {
  if (outcome === undefined) return false;
  if (outcome.kind === 'failed') {
    return outcome.reason === undefined || !HOPELESS.has(outcome.reason.code);
  }
  return outcome.documents.some(mayStillArrive);
}

/**
 * A refusal for the document's own sake is final, one of the connection is not, nor is a file that
 * Bitbucket does not find: it was listed at that very commit, which does not change.
 */
export function mayStillArrive({ result, error }: DocumentOutcome): boolean {
  if (result === 'failed') return true;
  if (result !== 'rejected' || error === undefined) return false;
  return error.code === 'BITBUCKET_NOT_FOUND' || isAboutTheConnection(error);
}
