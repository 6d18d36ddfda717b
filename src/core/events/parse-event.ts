import type { z } from 'zod';
import { PULL_REQUEST_EVENTS, PUSH_EVENT, base, pullRequest, push, uuid } from './payload';
import type { Fate, FateReason, PullRequestEventName, RepositoryEvent } from './types';

/** Where and when an event came in. */
export interface Arrival {
  /** Uuid of the workspace that the installation serves, with or without braces. */
  readonly workspace: string;
  /** Epoch milliseconds; stands in where the event does not say when it happened. */
  readonly receivedAt: number;
}

/** What all events say. */
type Facts = Pick<RepositoryEvent, 'workspace' | 'repository' | 'slug' | 'at'>;

/**
 * Reads one of the four Forge product events. Never throws, whatever the payload is: an event
 * that cannot be used has a fate that says why, and `detail` names the missing field.
 */
export function parseEvent(payload: unknown, arrival: Arrival): Fate {
  const { eventType, selfGenerated } = asRecord(payload);
  if (typeof eventType !== 'string') return refused('incomplete', 'EVENT_INCOMPLETE', 'eventType');
  const name = eventType === PUSH_EVENT ? 'repo:push' : PULL_REQUEST_EVENTS.get(eventType);
  if (name === undefined) return refused('unsupported', 'EVENT_UNSUPPORTED', eventType);
  // Before all else: what we caused ourselves must never start a run.
  if (selfGenerated === true) return refused('ignored', 'EVENT_SELF_GENERATED');

  const said = base.safeParse(payload);
  if (!said.success) return incomplete(said.error);
  if (said.data.workspace.uuid !== uuid.safeParse(arrival.workspace).data) {
    return refused('ignored', 'EVENT_OTHER_WORKSPACE');
  }
  const { slug, uuid: repository } = said.data.repository;
  const facts: Facts = {
    workspace: said.data.workspace.uuid,
    repository,
    ...(slug === undefined ? {} : { slug }),
    at: happenedAt(said.data.timestamp, arrival.receivedAt),
  };
  return name === 'repo:push' ? parsePush(payload, facts) : parsePullRequest(payload, name, facts);
}

function parsePush(payload: unknown, facts: Facts): Fate {
  const said = push.safeParse(payload);
  if (!said.success) return incomplete(said.error);
  const { ref, before, after, closed, forced, mainbranch, commits } = said.data.push;
  if (after === undefined) {
    return closed
      ? refused('ignored', 'EVENT_REF_DELETED', ref)
      : refused('incomplete', 'EVENT_INCOMPLETE', 'push.after');
  }
  // Nothing names the type of the ref; only pushes of branches carry these two.
  const type = mainbranch === undefined && commits === undefined ? 'tag' : 'branch';
  const mainBranch = mainbranch === true ? ref : mainbranch;
  return {
    kind: 'accepted',
    event: {
      ...facts,
      name: 'repo:push',
      ref: { type, name: ref },
      ...(before === undefined ? {} : { before }),
      after,
      forced,
      ...(typeof mainBranch === 'string' ? { mainBranch } : {}),
    },
  };
}

function parsePullRequest(payload: unknown, name: PullRequestEventName, facts: Facts): Fate {
  const said = pullRequest.safeParse(payload);
  if (!said.success) return incomplete(said.error);
  const { id, source, destination, mergeCommit } = said.data.pullrequest;
  const merged = name === 'pullrequest:fulfilled' && mergeCommit !== undefined;
  return {
    kind: 'accepted',
    event: {
      ...facts,
      name,
      id,
      source,
      destination,
      ...(merged ? { mergeCommit: mergeCommit.hash } : {}),
    },
  };
}

const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const DAY = 24 * 60 * 60 * 1000;

/** A time that is no time, or further ahead than clocks differ, counts as not said. */
function happenedAt(timestamp: string | number | undefined, receivedAt: number): number {
  const at =
    typeof timestamp === 'string' && ISO_TIME.test(timestamp) ? Date.parse(timestamp) : timestamp;
  const usable = typeof at === 'number' && at > 0 && at < receivedAt + DAY;
  return usable ? Math.floor(at) : receivedAt;
}

const MAX_DETAIL = 100;

function refused(
  kind: Exclude<Fate['kind'], 'accepted'>,
  reason: FateReason,
  detail?: string,
): Fate {
  return detail === undefined
    ? { kind, reason }
    : { kind, reason, detail: detail.slice(0, MAX_DETAIL) };
}

function incomplete(error: z.ZodError): Fate {
  const path = error.issues[0]?.path.map(String).join('.') ?? '';
  return refused('incomplete', 'EVENT_INCOMPLETE', path);
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
