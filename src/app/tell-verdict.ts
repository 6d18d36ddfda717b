import type { Feedback } from '../core/bitbucket-ports';
import type { Delivery } from '../core/delivery/types';
import { effectiveSettings } from '../core/effective-settings';
import type { DeliveryStore, RunStore, SettingsStore } from '../core/stores';
import { giveFeedback } from './give-feedback';
import { withDeliveries } from './with-deliveries';

export interface TellVerdictPorts {
  readonly runs: Pick<RunStore, 'get'>;
  readonly deliveries: Pick<DeliveryStore, 'getMany'>;
  readonly settings: Pick<SettingsStore, 'both'>;
  readonly feedback: Feedback;
}
export type TellVerdict = (delivery: Delivery) => Promise<void>;

/**
 * Writes the report and build status of a delivery's commit anew, now that the policies have said
 * what they think of it. What goes wrong here changes nothing: the history shows the verdict.
 */
export function createTellVerdict(ports: TellVerdictPorts): TellVerdict {
  const { runs, deliveries, settings, feedback } = ports;
  return async (delivery) => {
    const run = await runs.get(delivery.runId);
    if (run?.outcome === undefined || run.imported === true) return;
    const [current] = await withDeliveries(deliveries, [run]);
    if (current?.outcome === undefined) return;
    const { workspace, repository } = await settings.both(delivery.repository);
    const chosen = effectiveSettings(workspace.value, repository.value);
    const id = { workspace: run.event.workspace, uuid: delivery.repository };
    const place = { commit: delivery.commit, mergeBase: false, refName: delivery.ref };
    await giveFeedback(feedback, id, place, current.outcome, chosen);
  };
}
