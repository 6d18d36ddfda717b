import type { ProductEvent } from '../platform/types';
import { eventBase } from './product-event-parts';
import type { ProductEventOptions } from './product-event-parts';
import { eventPullRequest } from './pull-request-event';
import { pushedRef } from './push-event';
import { delivery, pullRequestBody, pushBody } from './schema';
import type { Delivery } from './schema';

/** The webhook events that have a Forge counterpart here, and its name. */
const EVENT_TYPES = {
  'repo:push': 'avi:bitbucket:push:repository',
  'pullrequest:created': 'avi:bitbucket:created:pullrequest',
  'pullrequest:updated': 'avi:bitbucket:updated:pullrequest',
  'pullrequest:fulfilled': 'avi:bitbucket:fulfilled:pullrequest',
  'pullrequest:rejected': 'avi:bitbucket:rejected:pullrequest',
} as const;
export type WebhookEventKey = keyof typeof EVENT_TYPES;
type PullRequestEventKey = Exclude<WebhookEventKey, 'repo:push'>;

/** What a delivery comes to. A value with a reason, never an exception. */
export type ProductEvents =
  | {
      readonly kind: 'events';
      readonly events: readonly ProductEvent[];
      /** Changes of the same push that could not be read; the others are not held up by them. */
      readonly skipped: number;
    }
  /** Well-formed, but no ref moved: the reconciliation looks at the branches itself. */
  | { readonly kind: 'empty'; readonly reason: 'NO_CHANGES' | 'NO_REFS' }
  | {
      readonly kind: 'refused';
      readonly reason: 'EVENT_UNSUPPORTED' | 'BODY_INCOMPLETE' | 'WORKSPACE_UNKNOWN';
      /** BODY_INCOMPLETE: the first member that is missing or malformed, such as `repository.uuid`. */
      readonly member?: string;
    };

/**
 * Turns the body of a Bitbucket webhook into the events that Forge would send for it: one per
 * changed ref, uuids with braces, pull request hashes of 12 characters.
 *
 * A body that names no workspace (2017) needs `options.workspace`, else it is refused: the app
 * serves one workspace, and must not guess that a repository is in it.
 *
 * Shapes: https://developer.atlassian.com/platform/forge/events-reference/bitbucket/
 */
export function toProductEvents(
  eventKey: string,
  body: unknown,
  options: ProductEventOptions,
): ProductEvents {
  if (!isWebhookEventKey(eventKey)) return { kind: 'refused', reason: 'EVENT_UNSUPPORTED' };
  const parsed = delivery.safeParse(body);
  if (!parsed.success) return incomplete(parsed.error.issues);
  const base = eventBase(parsed.data, options);
  if (base === undefined) return { kind: 'refused', reason: 'WORKSPACE_UNKNOWN' };
  if (eventKey !== 'repo:push') return pullRequestEvents(eventKey, body, base);
  return pushEvents(body, base, mainBranchOf(parsed.data, options));
}

/** Whether the host does something with deliveries of this key. */
function isWebhookEventKey(eventKey: string): eventKey is WebhookEventKey {
  return Object.hasOwn(EVENT_TYPES, eventKey);
}

function pushEvents(
  body: unknown,
  base: Record<string, unknown>,
  mainBranch: string | undefined,
): ProductEvents {
  const parsed = pushBody.safeParse(body);
  if (!parsed.success) return incomplete(parsed.error.issues);
  const { changes } = parsed.data.push;
  if (changes.length === 0) return { kind: 'empty', reason: 'NO_CHANGES' };
  const refs = changes.map((change) => pushedRef(change, mainBranch));
  const skipped = refs.filter(({ kind }) => kind === 'unreadable').length;
  const events = refs.flatMap((pushed) =>
    pushed.kind === 'push'
      ? [{ ...base, push: pushed.push, eventType: EVENT_TYPES['repo:push'] }]
      : [],
  );
  if (events.length > 0) return { kind: 'events', events, skipped };
  if (skipped === 0) return { kind: 'empty', reason: 'NO_REFS' };
  return { kind: 'refused', reason: 'BODY_INCOMPLETE', member: 'push.changes' };
}

function pullRequestEvents(
  eventKey: PullRequestEventKey,
  body: unknown,
  base: Record<string, unknown>,
): ProductEvents {
  const parsed = pullRequestBody.safeParse(body);
  if (!parsed.success) return incomplete(parsed.error.issues);
  const pullrequest = eventPullRequest(
    parsed.data.pullrequest,
    eventKey === 'pullrequest:fulfilled',
  );
  const event = { ...base, pullrequest, eventType: EVENT_TYPES[eventKey] };
  return { kind: 'events', events: [event], skipped: 0 };
}

function mainBranchOf(body: Delivery, options: ProductEventOptions): string | undefined {
  return options.mainBranch ?? body.repository.mainbranch?.name;
}

function incomplete(issues: readonly { readonly path: PropertyKey[] }[]): ProductEvents {
  const member = (issues[0]?.path ?? []).map(String).join('.');
  return { kind: 'refused', reason: 'BODY_INCOMPLETE', ...(member !== '' && { member }) };
}
