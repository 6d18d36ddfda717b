import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { eventScope } from './event-scopes';
import type { Manifest } from './manifest-types';
import type { PlatformReport } from './report';
import type { Tasks } from './tasks';
import type { ProductEvent } from './types';

export interface TriggerDependencies {
  readonly manifest: Manifest;
  readonly tasks: Tasks;
  readonly wake: () => void;
  readonly onReport: (report: PlatformReport) => void;
}

/** Forge does not deliver product events over 200 kB. */
const MAX_EVENT_BYTES = 200_000;

const repositoryOf = z.object({ repository: z.object({ uuid: z.string() }) });

/**
 * Stores a product event for every trigger that listens to it: plain statements, so that it joins
 * an open transaction. One repository's events reach one trigger in order of arrival and one at a
 * time; an event that waits for its retry lets later ones pass.
 */
export function createEmit(dependencies: TriggerDependencies): (event: ProductEvent) => void {
  const { manifest, tasks, wake, onReport } = dependencies;
  const report = (code: PlatformReport['code'], message: string, event: ProductEvent): void => {
    onReport({ level: 'warn', code, message, fields: { eventType: event.eventType } });
  };
  return (event) => {
    const listening = manifest.triggers.filter(({ events }) => events.includes(event.eventType));
    if (listening.length === 0) return;
    const scope = eventScope(event.eventType);
    if (scope !== undefined && !manifest.scopes.has(scope)) {
      report('EVENT_SCOPE_MISSING', 'The manifest lacks the scope of an event.', event);
      return;
    }
    if (Buffer.byteLength(JSON.stringify(event)) > MAX_EVENT_BYTES) {
      report('EVENT_TOO_LARGE', 'An event over 200 kB is not delivered.', event);
      return;
    }
    const repository = repositoryOf.safeParse(event).data?.repository.uuid;
    const eventId = randomUUID();
    for (const { key } of listening) {
      const lane =
        repository === undefined ? undefined : { key: `trigger ${key} ${repository}`, limit: 1 };
      tasks.add({ kind: 'trigger', target: key, payload: event, eventId, lane });
    }
    wake();
  };
}
