import { z } from 'zod';
import { edit, newConnection, rotation, target, testable } from './drafts';
import {
  checkLineView,
  connectionView,
  detailView,
  hostKeyView,
  optionsView,
  problemView,
  workspaceView,
} from './views';

const nothing = z.object({});
const byId = z.object({ id: z.string().min(1).max(100) });
const lines = z.object({ lines: z.array(checkLineView) });
const keyPair = z.object({
  /** Names the private key, which stays on the host; good for an hour. */
  key: z.string(),
  publicKey: z.string(),
  fingerprint: z.string(),
});

/**
 * The calls of the set-up pages: POST /integrations/api/<name>, JSON both ways. Secrets are in
 * requests only. Shared with static/setup: the pages and the host speak the same schemas.
 */
export const SETUP_CALLS = {
  options: { request: nothing, answer: optionsView },
  list: { request: nothing, answer: z.object({ connections: z.array(connectionView) }) },
  detail: { request: byId, answer: detailView },
  add: { request: newConnection, answer: connectionView },
  /** Of what is typed, before it is saved. */
  test: { request: testable, answer: lines },
  'test-saved': { request: byId, answer: lines },
  edit: { request: edit, answer: connectionView },
  rotate: { request: rotation, answer: connectionView },
  disable: { request: target, answer: connectionView },
  enable: { request: target, answer: connectionView },
  disconnect: { request: target, answer: z.object({ left: z.array(problemView) }) },
  /** Where the browser goes next: Bitbucket's authorize page. */
  authorize: { request: byId, answer: z.object({ address: z.url() }) },
  workspaces: { request: byId, answer: z.object({ workspaces: z.array(workspaceView) }) },
  'choose-workspace': {
    request: target.extend({ uuid: z.string().min(1).max(100) }),
    answer: connectionView,
  },
  'make-key-pair': { request: z.object({ comment: z.string().max(100) }), answer: keyPair },
  'read-private-key': {
    request: z.object({ text: z.string().min(1).max(32_768) }),
    answer: keyPair,
  },
  'read-host-keys': {
    request: z.object({ lines: z.array(z.string().max(4096)).max(50) }),
    answer: z.object({ hostKeys: z.array(hostKeyView) }),
  },
  doctor: { request: byId, answer: lines },
} as const satisfies Record<string, { request: z.ZodType; answer: z.ZodType }>;

export type SetupCallName = keyof typeof SETUP_CALLS;
export type SetupRequest<N extends SetupCallName> = z.infer<(typeof SETUP_CALLS)[N]['request']>;
export type SetupAnswer<N extends SetupCallName> = z.infer<(typeof SETUP_CALLS)[N]['answer']>;

/** In place of an answer; `fields` says what is wrong with which member of the request. */
export const setupRefusal = z.object({
  ok: z.literal(false),
  problem: problemView,
  fields: z.record(z.string(), z.string()).optional(),
});
export type SetupRefusal = z.infer<typeof setupRefusal>;
