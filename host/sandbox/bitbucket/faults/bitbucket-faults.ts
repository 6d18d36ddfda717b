import type { HostDatabase } from '../../../database';
import type { ProductEvent } from '../../../platform/types';
import { createFaultLine, type TakingFaultLine } from './fault-line';
import { createHeldEvents } from './held-events';
import type {
  BitbucketFaults,
  EventFault,
  EventFilter,
  RequestFault,
  RequestFilter,
} from './types';

export interface AskedRequest {
  readonly actor: 'app' | 'other';
  /** Path and query. */
  readonly path: string;
}

export interface FaultyEdges {
  readonly faults: BitbucketFaults;
  /** Stands before the real one; joins the transaction that is open. */
  readonly emit: (event: ProductEvent) => void;
  readonly requests: TakingFaultLine<RequestFault, RequestFilter, AskedRequest>;
}

/** An event behind which nothing follows comes by itself after this long. */
const BEHIND_AT_MOST_MS = 60_000;

/** Both edges of the sandbox, with what is to go wrong at them. */
export function createFaultyEdges(options: {
  readonly database: HostDatabase;
  readonly clock: { now(): number };
  readonly emit: (event: ProductEvent) => void;
}): FaultyEdges {
  const { database, clock, emit } = options;
  const held = createHeldEvents(database);
  const requests = createFaultLine<RequestFault, RequestFilter, AskedRequest>(
    (filter, { actor, path }) =>
      (filter.actor === undefined || filter.actor === actor) &&
      (filter.path === undefined || new RegExp(filter.path).test(path)),
  );
  const events = createFaultLine<EventFault, EventFilter, ProductEvent>(
    ({ eventType }, event) => eventType === undefined || eventType === event.eventType,
  );

  const pass = (event: ProductEvent): void => {
    emit(event);
    for (const late of held.takeBehind()) emit(late);
  };

  return {
    requests,
    emit: (event) => {
      const fault = events.take(event);
      switch (fault?.kind) {
        case 'drop':
          return;
        case 'double':
          emit(event);
          pass(event);
          return;
        case 'delay':
          held.hold(event, clock.now() + fault.milliseconds, false);
          return;
        case 'reorder':
          held.hold(event, clock.now() + BEHIND_AT_MOST_MS, true);
          return;
        case undefined:
          pass(event);
      }
    },
    faults: {
      requests,
      events,
      held: () => held.count(),
      release: (which = 'due') =>
        database.transaction(() => {
          const due = held.takeDue(which === 'all' ? Number.MAX_SAFE_INTEGER : clock.now());
          for (const event of due) emit(event);
          return due.length;
        })(),
    },
  };
}
