/** What a webhook can be subscribed to, and how Bitbucket's pages call it. */
export const HOOK_EVENTS = {
  'repo:push': 'Push',
  'repo:fork': 'Fork',
  'repo:updated': 'Updated',
  'repo:transfer': 'Transfer accepted',
  'repo:created': 'Created',
  'repo:deleted': 'Deleted',
  'repo:imported': 'Imported',
  'repo:commit_comment_created': 'Commit comment created',
  'repo:commit_status_created': 'Build status created',
  'repo:commit_status_updated': 'Build status updated',
  'pullrequest:created': 'Created',
  'pullrequest:updated': 'Updated',
  'pullrequest:push': 'Push',
  'pullrequest:approved': 'Approved',
  'pullrequest:unapproved': 'Approval removed',
  'pullrequest:changes_request_created': 'Changes request created',
  'pullrequest:changes_request_removed': 'Changes request removed',
  'pullrequest:fulfilled': 'Merged',
  'pullrequest:rejected': 'Declined',
  'pullrequest:comment_created': 'Comment created',
  'pullrequest:comment_updated': 'Comment updated',
  'pullrequest:comment_deleted': 'Comment deleted',
  'pullrequest:comment_resolved': 'Comment resolved',
  'pullrequest:comment_reopened': 'Comment reopened',
  'pipeline:span_created': 'Span created',
} as const;
export type HookEvent = keyof typeof HOOK_EVENTS;

/** Those that something happens for here. */
export type SentHookEvent =
  | 'repo:push'
  | 'pullrequest:created'
  | 'pullrequest:updated'
  | 'pullrequest:fulfilled'
  | 'pullrequest:rejected';

export function isHookEvent(name: string): name is HookEvent {
  return Object.hasOwn(HOOK_EVENTS, name);
}

const CATEGORIES: Readonly<Record<string, string>> = {
  repo: 'Repository',
  pullrequest: 'Pull Request',
  pipeline: 'Pipeline',
};

/** One row of `GET /hook_events/{subject_type}`. */
export function presentHookEvents() {
  return Object.entries(HOOK_EVENTS).map(([event, label]) => {
    const category = CATEGORIES[event.split(':')[0] ?? ''] ?? '';
    return { event, category, label, description: `${category}: ${label.toLowerCase()}` };
  });
}
