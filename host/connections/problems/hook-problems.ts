import type { Problem } from './problem-text';

/** What goes wrong with webhooks. */
export const HOOK_PROBLEMS = {
  HOOK_MISSING: {
    sentence: 'The webhook is not registered at Bitbucket.',
    next: 'Save the connection again: that registers and repairs it.',
  },
  HOOK_CHANGED: {
    sentence:
      'The webhook at Bitbucket is not as it was registered: switched off, or with another address, other events or no secret.',
    next: 'Save the connection again: that registers and repairs it.',
  },
  HOOK_FORBIDDEN: {
    sentence: 'The credential may not manage webhooks.',
    next: 'Grant the webhook scopes, or run without webhooks: then branches are looked at every few minutes.',
  },
  HOOK_PARTIAL: {
    sentence: 'Not every repository has a webhook; the branches of the others are looked at.',
    next: 'Grant the account the admin role there, or save the connection again later.',
  },
  HOOK_ADDRESS_REFUSED: {
    sentence: 'Bitbucket does not take the public address of this host.',
    next: 'Use an https address with a name that resolves publicly in --public-url.',
  },
  HOOK_PLACE_GONE: {
    sentence: 'The repository of a webhook is gone: deleted, moved away or not visible any more.',
    next: 'Save the connection again: that forgets the webhook.',
  },
  HOOK_SILENT: {
    sentence: 'The webhook is registered, but nothing has come from it.',
    next: 'Check that the public address leads to this host, and look at the request history of the webhook at Bitbucket.',
  },
  HOOK_LEFT: {
    sentence: 'A webhook could not be removed and is still registered at Bitbucket.',
    next: 'Delete it there: workspace or repository settings, Webhooks. What it sends is refused here.',
  },
} as const satisfies Record<string, Problem>;
