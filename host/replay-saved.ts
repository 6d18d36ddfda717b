import { setTimeout as sleep } from 'node:timers/promises';
import type { Manifest } from './platform/manifest-types';
import type { Platform } from './platform/platform';
import type { ProductEvent } from './platform/types';
import type { EventLine } from './terminal/event-line';
import type { LineHub } from './terminal/line-hub';
import { replayEvent } from './webhooks/replay-event';

/** A trigger may leave nothing to tell; then nobody waits longer than this. */
const TOLD_WITHIN_MS = 10_000;

export interface ReplayPorts {
  readonly platform: Pick<Platform, 'emit' | 'idle'>;
  readonly manifest: Manifest;
  readonly lines: LineHub;
  /** Uuid without braces. */
  readonly workspace: string;
  readonly clock: { now(): number };
}

/** Sends a saved event through the app and returns what was told until nothing was left to do. */
export function createReplay({ platform, manifest, lines, workspace, clock }: ReplayPorts) {
  return async (saved: unknown): Promise<EventLine[]> => {
    const replayed = replayEvent(saved, { workspace, now: clock.now() });
    if (replayed.kind === 'refused')
      return [untold(undefined, replayed.reason, 'This is no event that can be replayed.')];
    const told: EventLine[] = [];
    const end = lines.subscribe((line) => told.push(line));
    try {
      for (const event of replayed.events) {
        if (isListenedTo(event)) platform.emit(event);
        else
          told.push(
            untold(
              event.eventType,
              'EVENT_UNSUPPORTED',
              'SBOM Bridge does not act on this kind of event.',
            ),
          );
      }
      await untilTold(platform, () => told.length >= replayed.events.length);
    } finally {
      end();
    }
    return told;
  };

  function isListenedTo({ eventType }: ProductEvent): boolean {
    return manifest.triggers.some(({ events }) => events.includes(eventType));
  }
}

/** A push waits a moment for a newer one before it is worked, which is no idleness. */
async function untilTold(platform: Pick<Platform, 'idle'>, isTold: () => boolean): Promise<void> {
  const until = Date.now() + TOLD_WITHIN_MS;
  await platform.idle();
  while (!isTold() && Date.now() < until) {
    await sleep(100);
    await platform.idle();
  }
}

function untold(event: string | undefined, reason: string, message: string): EventLine {
  return {
    event,
    repository: undefined,
    ref: undefined,
    commit: undefined,
    rule: undefined,
    environment: undefined,
    sbom: undefined,
    components: undefined,
    destination: undefined,
    result: 'ignored',
    reason,
    message,
    ms: 0,
  };
}
