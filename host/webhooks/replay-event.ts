import type { ProductEvent } from '../platform/types';
import { readEvent } from './detect-event';
import { toProductEvents } from './to-product-events';

export interface ReplayOptions {
  /** Uuid without braces of the workspace that the host serves. */
  readonly workspace: string;
  /** Epoch milliseconds, for bodies that do not say when they were sent. */
  readonly now: number;
}

export type Replayed =
  | { readonly kind: 'events'; readonly events: readonly ProductEvent[] }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * The product events of a saved Forge event or webhook body, as if the host's own workspace had
 * sent them: recorded events come from workspaces that no installation here serves. Nothing else
 * is changed, so a repository that is not in the workspace is not found.
 */
export function replayEvent(saved: unknown, { workspace, now }: ReplayOptions): Replayed {
  const read = readEvent(saved);
  switch (read.kind) {
    case 'unknown':
      return { kind: 'refused', reason: read.reason };
    case 'product':
      return { kind: 'events', events: [adopt(read.event, workspace)] };
    case 'webhook': {
      const converted = toProductEvents(read.eventKey, read.body, {
        at: now,
        workspace: `{${workspace}}`,
      });
      if (converted.kind === 'events') {
        return { kind: 'events', events: converted.events.map((event) => adopt(event, workspace)) };
      }
      return { kind: 'refused', reason: converted.reason };
    }
  }
}

function adopt(event: ProductEvent, workspace: string): ProductEvent {
  return { ...event, workspace: { uuid: `{${workspace}}` } };
}
