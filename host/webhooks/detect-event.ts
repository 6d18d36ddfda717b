import { z } from 'zod';
import type { ProductEvent } from '../platform/types';
import type { WebhookEventKey } from './to-product-events';

/** What an event file holds. */
export type RecordedEvent =
  | { readonly kind: 'product'; readonly event: ProductEvent }
  | { readonly kind: 'webhook'; readonly eventKey: WebhookEventKey; readonly body: unknown }
  | { readonly kind: 'unknown'; readonly reason: 'NOT_AN_OBJECT' | 'EVENT_UNSUPPORTED' };

const productEvent = z.looseObject({ eventType: z.string().startsWith('avi:') });
const pushLike = z.object({ push: z.object({ changes: z.array(z.unknown()) }) });
const pullRequestLike = z.object({
  pullrequest: z.object({
    state: z.string(),
    created_on: z.string().optional().catch(undefined),
    updated_on: z.string().optional().catch(undefined),
  }),
});

/** Members that make a pull request body one about a comment, a review or a build instead. */
const OTHER_SUBJECTS = ['comment', 'approval', 'changes_request', 'commit_status'];

/**
 * Tells a Forge product event from the body of a Bitbucket webhook, and which webhook it is, by
 * content alone: a recorded file has no headers. `created` and `updated` have the same shape, so
 * a pull request whose two times lie within five seconds counts as new.
 */
export function readEvent(json: unknown): RecordedEvent {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return { kind: 'unknown', reason: 'NOT_AN_OBJECT' };
  }
  const product = productEvent.safeParse(json);
  if (product.success) return { kind: 'product', event: product.data };
  const eventKey = webhookKey(json);
  if (eventKey === undefined) return { kind: 'unknown', reason: 'EVENT_UNSUPPORTED' };
  return { kind: 'webhook', eventKey, body: json };
}

function webhookKey(json: object): WebhookEventKey | undefined {
  if (pushLike.safeParse(json).success) return 'repo:push';
  const parsed = pullRequestLike.safeParse(json);
  if (!parsed.success || OTHER_SUBJECTS.some((member) => Object.hasOwn(json, member))) {
    return undefined;
  }
  const { state, created_on, updated_on } = parsed.data.pullrequest;
  switch (state) {
    case 'MERGED':
      return 'pullrequest:fulfilled';
    case 'DECLINED':
      return 'pullrequest:rejected';
    case 'OPEN':
      return isNew(created_on, updated_on) ? 'pullrequest:created' : 'pullrequest:updated';
    default:
      return undefined;
  }
}

/** Bitbucket touches a pull request up to a second after it made it. */
const NEW_WITHIN_MS = 5000;

function isNew(created: string | undefined, updated: string | undefined): boolean {
  const age = Date.parse(updated ?? '') - Date.parse(created ?? '');
  return Math.abs(age) <= NEW_WITHIN_MS;
}
