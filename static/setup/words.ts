import type { ConnectionView, SettingsView } from '../../host/setup/contract/views';

export type Kind = SettingsView['kind'];

/** The kinds in the order in which they are offered. */
export const KINDS: readonly Kind[] = ['oauth', 'api-token', 'access-token', 'ssh'];

interface KindWords {
  readonly name: string;
  /** When to choose it. */
  readonly purpose: string;
  /** What the credential is called. */
  readonly credential: string;
  /** What the button does that gets another one. */
  readonly rotate: string;
}

const KIND_WORDS: Readonly<Record<Kind, KindWords>> = {
  oauth: {
    name: 'OAuth',
    purpose:
      'You sign in at Bitbucket and pick the workspace. Renews itself and can be revoked there.',
    credential: 'Authorization',
    rotate: 'Authorize again',
  },
  'api-token': {
    name: 'API token',
    purpose:
      'E-mail and token of an Atlassian account. Needs no OAuth consumer, lasts a year at most.',
    credential: 'API token',
    rotate: 'Replace token',
  },
  'access-token': {
    name: 'Access token',
    purpose: 'Belongs to a workspace, project or repository instead of a person.',
    credential: 'Access token',
    rotate: 'Replace token',
  },
  ssh: {
    name: 'SSH key',
    purpose: 'Reads code over Git alone: no webhooks, reports or pull requests.',
    credential: 'Key pair',
    rotate: 'Replace key pair',
  },
};

export function kindWords(kind: Kind): KindWords {
  return KIND_WORDS[kind];
}

type Status = ConnectionView['status'];

export const STATUS_WORDS: Readonly<
  Record<
    Status,
    { readonly name: string; readonly look: 'success' | 'moved' | 'removed' | 'default' }
  >
> = {
  connected: { name: 'Connected', look: 'success' },
  incomplete: { name: 'Incomplete', look: 'moved' },
  revoked: { name: 'Revoked', look: 'removed' },
  disabled: { name: 'Disabled', look: 'default' },
};

/** `22 Nov 2026, 10:15`, in the reader's own way; a dash for no time. */
export function dateTime(at: number): string {
  if (Number.isNaN(at)) return '–';
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

export function date(at: number): string {
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' }).format(at);
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** `5 minutes ago`, `in 12 days`. */
export function fromNow(at: number, now: number): string {
  const format = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });
  for (const [unit, milliseconds] of UNITS) {
    const count = Math.trunc((at - now) / milliseconds);
    if (count !== 0) return format.format(count, unit);
  }
  return 'just now';
}

const WARN_MS = 14 * 86_400_000;

/** Whether and how soon a token ends; undefined while there is time. */
export function expiryOf(
  expiresAt: number | undefined,
  now: number,
): 'expired' | 'soon' | undefined {
  if (expiresAt === undefined || expiresAt - now > WARN_MS) return undefined;
  return expiresAt <= now ? 'expired' : 'soon';
}
