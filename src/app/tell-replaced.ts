import type { Feedback } from '../core/bitbucket-ports';
import { effectiveSettings } from '../core/effective-settings';
import { decidingRef } from '../core/events/deciding-ref';
import type { Run, RunOutcome } from '../core/run';
import type { RunContext } from '../core/stores';
import { giveFeedback } from './give-feedback';

export type TellReplaced = (
  context: Pick<RunContext, 'workspace' | 'repository'>,
  run: Run,
  outcome: RunOutcome,
) => Promise<Pick<RunOutcome, 'feedback'>>;

/**
 * Corrects what an attempt said in Bitbucket of a run that a newer push has replaced since: that it
 * goes on. Nothing is asked where nothing was said.
 */
export function createTellReplaced(feedback: Feedback): TellReplaced {
  return async ({ workspace, repository }, { event, imported, outcome: before }, outcome) => {
    const hasSaid = imported !== true && before?.kind === 'waiting' && before.documents.length > 0;
    if (!hasSaid || outcome.commit === undefined) return {};
    const id = { workspace: event.workspace, uuid: event.repository };
    const refName = decidingRef(event).name;
    const place = { commit: outcome.commit, mergeBase: false, refName };
    const settings = effectiveSettings(workspace.value, repository.value);
    return giveFeedback(feedback, id, place, outcome, settings);
  };
}
