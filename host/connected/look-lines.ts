import type { CheckLine } from '../connections/open-connection';
import type { EventSource, IndexState } from './event-source';
import { namedFailures } from './named-failures';

/** What the host knows of its own looks at the workspace; a process that only checks knows nothing. */
export interface Looks {
  readonly state: IndexState;
  /** By bare uuid. */
  readonly slugOf: (repository: string) => string | undefined;
}

/** As they are now. */
export function looksOf({ state, index }: Pick<EventSource, 'state' | 'index'>): Looks {
  return { state: state(), slugOf: (repository) => index.find(repository)?.slug };
}

/** Whether the looks at branches succeed, and what they did not see. */
export function lookLines({ state, slugOf }: Looks): CheckLine[] {
  const what = 'Last look';
  const { looked, problem } = state;
  const at = looked && new Date(looked.at).toISOString();
  if (state.state === 'failed') {
    const details = at === undefined ? [] : [`the last that succeeded: ${at}`];
    return [{ what, state: 'failed', problem: problem ?? 'LOOK_FAILED', details }];
  }
  if (looked === undefined) return [{ what, state: 'skipped', found: 'not finished yet' }];
  const lines: CheckLine[] = [{ what, state: 'ok', found: at ?? '' }];
  const failed = Object.entries(looked.failed);
  if (failed.length > 0) {
    const details = namedFailures(failed.map(([uuid, code]) => [slugOf(uuid) ?? uuid, code]));
    lines.push({ what: 'Repositories', state: 'warning', problem: 'LOOK_PARTIAL', details });
  }
  if (looked.withoutPullRequests > 0) {
    const count = looked.withoutPullRequests;
    const details = [count === 1 ? '1 repository' : `${String(count)} repositories`];
    lines.push({
      what: 'Pull requests',
      state: 'warning',
      problem: 'PULL_REQUESTS_UNSEEN',
      details,
    });
  }
  return lines;
}
