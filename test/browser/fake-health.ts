import type { CallAnswer } from '../../src/contract/resolvers';

type Health = CallAnswer<'getHealth'>;
type Audit = CallAnswer<'listAudit'>;

const NOW = Date.parse('2026-11-20T14:03:00Z');
const HOUR = 3600_000;
const PAGE = 25;
const none = { count: 0, atLeast: false };

/** All is well. */
export function goodHealth(): Health {
  return {
    runs: { queued: none, waiting: none, spent: none },
    held: [],
    reconcile: { at: NOW, completeAt: NOW, complete: true },
    bitbucket: { near: false, limit: 1000, spent: 12 },
  };
}

/** Everything waits for something. */
export function badHealth(): Health {
  return {
    runs: {
      queued: { count: 12, atLeast: true },
      waiting: { count: 88, atLeast: true },
      spent: { count: 3, atLeast: false },
      oldestAt: NOW - 20 * HOUR,
    },
    held: [{ id: 'interlynk', name: 'Interlynk', until: NOW + HOUR, failures: 5 }],
    reconcile: {
      at: NOW,
      completeAt: NOW - 3 * HOUR,
      complete: false,
      problem: {
        code: 'BITBUCKET_UNAVAILABLE',
        sentence: 'Bitbucket did not answer properly.',
        next: 'It is retried automatically.',
      },
    },
    bitbucket: { near: true, heldUntil: NOW + HOUR, limit: 1000, spent: 100 },
  };
}

/** Changes of two people, one of whom nobody knows any more. */
export function manyChanges(count = 30): Audit['entries'] {
  return Array.from({ length: count }, (_, index): Audit['entries'][number] => {
    const isSecret = index % 3 === 0;
    return {
      id: `entry-${String(index)}`,
      at: NOW - index * HOUR,
      accountId: index % 2 === 0 ? '557058:olga' : '557058:0e6c1a52-long-account-id-of-somebody',
      ...(index % 2 === 0 && { name: 'Olga <b>Owner</b>' }),
      action: isSecret ? 'save-secret' : 'save-repository-settings',
      ...(!isSecret && { repository: 'acme/shop' }),
      changed: isSecret ? ['destinations.interlynk.secret'] : ['rules', 'enabled'],
    };
  });
}

export function pageOfChanges(all: Audit['entries'], cursor: string | undefined): Audit {
  const start = Number(cursor ?? 0);
  const end = start + PAGE;
  return {
    entries: all.slice(start, end),
    ...(end < all.length && { cursor: String(end) }),
  };
}
