import type { Feedback, RepositoryId } from '../core/bitbucket-ports';
import type { Failure } from '../core/delivery/types';
import type { EffectiveSettings } from '../core/effective-settings';
import type { RunOutcome } from '../core/run';
import { cut } from '../core/sbom/summary/cut';
import { describeOutcome } from './describe-outcome';
import { toBridgeError, toFailure } from './failure';
import type { Place } from './locate-commit';

/**
 * Says in Bitbucket what was done: a Code Insights report and a build status on the commit. What
 * goes wrong here is kept with the run; it never undoes a delivery.
 */
export async function giveFeedback(
  feedback: Feedback,
  id: RepositoryId,
  place: Place,
  outcome: RunOutcome,
  settings: Pick<EffectiveSettings, 'report' | 'buildStatus'>,
): Promise<{ feedback?: Failure }> {
  // Uuids work in Bitbucket's addresses wherever slugs do.
  const url = `https://bitbucket.org/%7B${id.workspace}%7D/%7B${id.uuid}%7D/commits/${place.commit}`;
  const { state, title, sentence, data } = describeOutcome(outcome);
  const report = async (): Promise<void> => {
    if (!settings.report) return;
    const result = ({ good: 'PASSED', bad: 'FAILED', pending: 'PENDING' } as const)[state];
    const body = { title, details: sentence, result, link: url, data };
    await feedback.report(id, place.commit, body);
  };
  const buildStatus = async (): Promise<void> => {
    if (!settings.buildStatus) return;
    await feedback.buildStatus(id, place.commit, {
      state: ({ good: 'SUCCESSFUL', bad: 'FAILED', pending: 'INPROGRESS' } as const)[state],
      name: title,
      description: cut(sentence, 250),
      url,
      refName: place.refName,
    });
  };
  const failures: Failure[] = [];
  // One that fails does not keep the other from being told; the first failure is kept.
  for (const tell of [report, buildStatus]) {
    try {
      await tell();
    } catch (error) {
      failures.push(toFailure(toBridgeError(error)));
    }
  }
  return failures[0] === undefined ? {} : { feedback: failures[0] };
}
