import { z } from 'zod';
import type { HostDatabase } from '../../../database';
import type { SentHookEvent } from './hook-events';

/** One delivery: what is to be sent, and what became of it. */
export interface HookRequest {
  /** `X-Request-UUID`: the same on every attempt. */
  readonly uuid: string;
  readonly hook: string;
  readonly event: SentHookEvent;
  /** When it happened, epoch milliseconds. */
  readonly at: number;
  readonly body: string;
  /** How often it was tried. */
  readonly attempts: number;
  /** HTTP status of the last attempt; `error` where nothing answered. */
  readonly outcome?: { readonly status?: number; readonly error?: string };
}

export interface HookRequestStore {
  /** Plain statement: joins an open transaction. */
  add(request: Pick<HookRequest, 'uuid' | 'hook' | 'event' | 'at' | 'body'>): void;
  /** What is to be sent, oldest first: also what an earlier process left. */
  waiting(): HookRequest[];
  /** Counts an attempt; `done` when there will be no other. */
  tried(uuid: string, outcome: NonNullable<HookRequest['outcome']>, done: boolean): void;
  /** Latest first. */
  history(hook: string): HookRequest[];
  removeOf(hook: string): void;
}

/** How many requests of a webhook are remembered. */
const KEPT = 100;

const TABLE = `
CREATE TABLE IF NOT EXISTS bitbucket_hook_request (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, hook TEXT NOT NULL,
  event TEXT NOT NULL, at INTEGER NOT NULL, body TEXT NOT NULL, attempts INTEGER NOT NULL,
  done INTEGER NOT NULL, status INTEGER, error TEXT
);`;

const row = z
  .object({
    uuid: z.string(),
    hook: z.string(),
    event: z.enum([
      'repo:push',
      'pullrequest:created',
      'pullrequest:updated',
      'pullrequest:fulfilled',
      'pullrequest:rejected',
    ]),
    at: z.number(),
    body: z.string(),
    attempts: z.number(),
    status: z.number().nullable(),
    error: z.string().nullable(),
  })
  .transform(({ status, error, ...found }): HookRequest => ({
    ...found,
    ...(found.attempts > 0 && {
      outcome: { ...(status !== null && { status }), ...(error !== null && { error }) },
    }),
  }));
const rows = z.array(row);

export function createHookRequestStore(database: HostDatabase): HookRequestStore {
  database.exec(TABLE);
  const select = 'SELECT * FROM bitbucket_hook_request';
  return {
    add: ({ uuid, hook, event, at, body }) => {
      database
        .prepare(
          `INSERT INTO bitbucket_hook_request (uuid, hook, event, at, body, attempts, done)
           VALUES (?, ?, ?, ?, ?, 0, 0)`,
        )
        .run(uuid, hook, event, at, body);
    },
    waiting: () => rows.parse(database.prepare(`${select} WHERE done = 0 ORDER BY id`).all()),
    tried: (uuid, { status, error }, done) => {
      database
        .prepare(
          `UPDATE bitbucket_hook_request
           SET attempts = attempts + 1, done = ?, status = ?, error = ? WHERE uuid = ?`,
        )
        .run(done ? 1 : 0, status ?? null, error ?? null, uuid);
      if (!done) return;
      database
        .prepare(
          `DELETE FROM bitbucket_hook_request WHERE done = 1 AND id NOT IN
             (SELECT id FROM bitbucket_hook_request AS other
              WHERE other.hook = bitbucket_hook_request.hook ORDER BY id DESC LIMIT ?)`,
        )
        .run(KEPT);
    },
    history: (hook) =>
      rows.parse(database.prepare(`${select} WHERE hook = ? ORDER BY id DESC`).all(hook)),
    removeOf: (hook) => {
      database.prepare('DELETE FROM bitbucket_hook_request WHERE hook = ?').run(hook);
    },
  };
}
