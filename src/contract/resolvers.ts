import { z } from 'zod';
import { CODE_FILE_CALLS } from './calls/code-file';
import { DELIVERY_HISTORY_CALLS } from './calls/delivery-history';
import { REPOSITORY_PAGE_CALLS } from './calls/repository-page';
import { COVERAGE_CALLS } from './calls/coverage';
import { PULL_REQUEST_CALLS } from './calls/pull-request';
import { HEALTH_CALLS } from './calls/health';
import { IMPORT_CALLS } from './calls/import';
import { REPOSITORY_SETTINGS_CALLS } from './calls/repository-settings';
import { WORKSPACE_SETTINGS_CALLS } from './calls/workspace-settings';
import { problem } from './report';

/** Every call of the panels, page by page. */
export const CALLS = {
  ...CODE_FILE_CALLS,
  ...PULL_REQUEST_CALLS,
  ...REPOSITORY_PAGE_CALLS,
  ...REPOSITORY_SETTINGS_CALLS,
  ...DELIVERY_HISTORY_CALLS,
  ...COVERAGE_CALLS,
  ...HEALTH_CALLS,
  ...IMPORT_CALLS,
  ...WORKSPACE_SETTINGS_CALLS,
} as const;

export type CallName = keyof typeof CALLS;
export type CallRequest<N extends CallName> = z.input<(typeof CALLS)[N]['request']>;
export type CallAnswer<N extends CallName> = z.output<(typeof CALLS)[N]['answer']>;

/** Every resolver answers with one of these. `fields`: messages by path, such as `rules.2.pattern`. */
export const refusal = z.object({
  ok: z.literal(false),
  problem,
  fields: z.record(z.string(), z.string()).optional(),
  /** SETTINGS_STALE: the names of what somebody else changed. */
  changed: z.array(z.string()).optional(),
});
export type Refusal = z.infer<typeof refusal>;
export type Reply<T> = { ok: true; data: T } | Refusal;
