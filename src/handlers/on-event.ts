import type { Acceptance } from '../app/accept-event';
import type { RunReport } from '../contract/report';
import type { Clock } from '../core/ports';
import { toFateReport, toRunReport } from './run-report';

export interface OnEventPorts {
  readonly acceptEvent: (payload: unknown, workspace: string) => Promise<Acceptance>;
  readonly clock: Clock;
}

/** Trigger: at most 25 s, so it only accepts. Forge drops what it returns; the host shows it. */
export function createOnEvent({ acceptEvent, clock }: OnEventPorts) {
  return async (payload: unknown, workspace: string): Promise<RunReport> => {
    const acceptance = await acceptEvent(payload, workspace);
    if (!('run' in acceptance)) return toFateReport(acceptance.fate, clock.now());
    const report = toRunReport(acceptance.run);
    // A second time is told as such only when the first has come to its end.
    if (acceptance.again && acceptance.run.state === 'done') {
      return {
        ...report,
        ...toFateReport({ kind: 'ignored', reason: 'EVENT_DUPLICATE' }, clock.now()),
      };
    }
    return report;
  };
}
