import { z } from 'zod';

/** What went wrong as a person reads it; `details` names what it is about: scopes, hosts. */
export const problemView = z.object({
  code: z.string(),
  sentence: z.string(),
  next: z.string(),
  details: z.array(z.string()),
});
export type ProblemView = z.infer<typeof problemView>;

/** One line of a test or of the doctor. */
export const checkLineView = z.object({
  what: z.string(),
  state: z.enum(['ok', 'warning', 'failed', 'skipped']),
  found: z.string().optional(),
  problem: problemView.optional(),
});
export type CheckLineView = z.infer<typeof checkLineView>;

/** A pinned key of an SSH server; `line` as in a known_hosts file. */
export const hostKeyView = z.object({
  line: z.string(),
  type: z.string(),
  /** `SHA256:…` as ssh-keygen prints it. */
  fingerprint: z.string(),
});
export type HostKeyView = z.infer<typeof hostKeyView>;

/** What a kind of connection is set up with, less its secrets. */
const settingsView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('oauth'), clientId: z.string() }),
  z.object({ kind: z.literal('api-token'), email: z.string() }),
  z.object({ kind: z.literal('access-token'), sample: z.string().optional() }),
  z.object({
    kind: z.literal('ssh'),
    publicKey: z.string(),
    fingerprint: z.string(),
    host: z.string(),
    port: z.number().int(),
    hostKeys: z.array(hostKeyView),
    repositories: z.array(z.string()),
  }),
]);
export type SettingsView = z.infer<typeof settingsView>;

export const workspaceView = z.object({ uuid: z.string(), slug: z.string(), name: z.string() });

/** A connection as the pages see it. All times are epoch milliseconds. */
export const connectionView = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  labels: z.array(z.string()),
  status: z.enum(['incomplete', 'connected', 'revoked', 'disabled']),
  revision: z.number().int(),
  workspace: workspaceView.optional(),
  /** Whom the credential belongs to; absent where it is nobody's or not known yet. */
  account: z.string().optional(),
  createdAt: z.number(),
  updatedAt: z.number(),
  checked: z.object({ at: z.number(), problem: problemView.optional() }).optional(),
  /** Why it does not work now, though nothing may be wrong with its credential. */
  problem: problemView.optional(),
  /** Empty where Bitbucket did not tell, and over SSH. */
  scopes: z.array(z.string()),
  /** What is needed and not granted; empty where `scopes` is. */
  missingScopes: z.array(z.string()),
  /** Of the token; an OAuth token is renewed by itself, so that it has none here. */
  expiresAt: z.number().optional(),
  settings: settingsView,
});
export type ConnectionView = z.infer<typeof connectionView>;

const hookView = z.object({
  /** `sandbox`, or `sandbox/web-shop`. */
  at: z.string(),
  level: z.enum(['workspace', 'repository']),
  /** `elsewhere`: it leads to an address that is not this host's now. */
  state: z.enum(['registered', 'missing', 'elsewhere']),
  events: z.array(z.string()),
  lastDeliveryAt: z.number().optional(),
});

const registeringView = z.object({
  done: z.number().int(),
  /** Absent until Bitbucket has said it. */
  total: z.number().int().optional(),
  /** Until when Bitbucket asks to wait. */
  until: z.number().optional(),
});

const indexView = z.object({
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  done: z.number().int(),
  /** Absent until Bitbucket has said it. */
  total: z.number().int().optional(),
  /** When it was last complete. */
  at: z.number().optional(),
  problem: problemView.optional(),
  repositories: z.array(
    z.object({
      slug: z.string(),
      name: z.string(),
      mainBranch: z.string().optional(),
      updatedAt: z.string().optional(),
    }),
  ),
});

export const detailView = z.object({
  connection: connectionView,
  /** How this connection hears of pushes. */
  eventsBy: z.enum(['webhooks', 'polling']),
  hooks: z.array(hookView),
  /** Why they could not be registered, or not all of them. */
  hooksProblem: problemView.optional(),
  /** Repository by repository, while it goes on. */
  registering: registeringView.optional(),
  index: indexView,
});
export type DetailView = z.infer<typeof detailView>;

/** What the form of a new connection has to say before anything is typed. */
export const optionsView = z.object({
  /** The address that the OAuth consumer names. */
  callback: z.string(),
  /** `--public-url`; without it there are no webhooks. */
  publicUrl: z.string().optional(),
  /** The consumer's key, where key and secret come from the environment. */
  environmentConsumer: z.string().optional(),
  needs: z.object({
    /** As the form of the OAuth consumer calls them, with the scope's own name. */
    oauth: z.array(z.object({ permission: z.string(), scope: z.string(), why: z.string() })),
    apiToken: z.array(
      z.object({ purpose: z.string(), scopes: z.array(z.string()), isOptional: z.boolean() }),
    ),
    accessToken: z.array(z.object({ permission: z.string(), scope: z.string(), why: z.string() })),
  }),
  ssh: z.object({
    /** The usual one first; the others for networks that close port 22. */
    servers: z.array(z.object({ host: z.string(), port: z.number().int() })),
    hostKeys: z.array(hostKeyView),
  }),
});
export type OptionsView = z.infer<typeof optionsView>;
