import { z } from 'zod';

/** How the host reaches Bitbucket when the app runs outside Atlassian's cloud. */
export const CONNECTION_KINDS = ['oauth', 'api-token', 'access-token', 'ssh'] as const;
export type ConnectionKind = (typeof CONNECTION_KINDS)[number];

/** The one workspace that a connection reaches. `uuid` is bare and lower case. */
const workspace = z.object({ uuid: z.string(), slug: z.string(), name: z.string() });
export type ConnectedWorkspace = z.infer<typeof workspace>;

/** Whom the credential belongs to at Bitbucket. */
const account = z.object({ accountId: z.string(), name: z.string() });

const shared = {
  /** Uuid; never changes, while the name may. */
  id: z.string(),
  /** `bitbucket-prod`: letters, digits, `-` and `_`; unique among the connections. */
  name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/),
  description: z.string().max(500),
  labels: z.array(z.string().min(1).max(50)).max(20),
  /** Absent until it is known: an OAuth connection before its workspace was picked. */
  workspace: workspace.optional(),
  /**
   * `incomplete`: a step of the set-up is missing. `revoked`: Bitbucket takes the credential no
   * longer, events are held until somebody connects again. `disabled`: by the operator.
   */
  status: z.enum(['incomplete', 'connected', 'revoked', 'disabled']),
  /** Grows with each change; a change names the one that it was made from. */
  revision: z.number().int(),
  /** Epoch milliseconds. */
  createdAt: z.number(),
  updatedAt: z.number(),
  /** When its token or key was entered; absent in those of before this was noted. */
  credentialAt: z.number().optional(),
  /** The last check and what it found; the code is one of `problem.ts`. */
  checked: z.object({ at: z.number(), problem: z.string().optional() }).optional(),
};

const oauth = z.object({
  ...shared,
  kind: z.literal('oauth'),
  /** The consumer's key; its secret is sealed. */
  clientId: z.string(),
  account: account.optional(),
  /** As granted, in Bitbucket's words. */
  scopes: z.array(z.string()),
});

const apiToken = z.object({
  ...shared,
  kind: z.literal('api-token'),
  email: z.string(),
  account: account.optional(),
  scopes: z.array(z.string()),
  /** Epoch milliseconds, as the person who made the token said: Bitbucket does not tell. */
  expiresAt: z.number().optional(),
});

/** Of a repository, a project or a workspace; the token itself is the user. */
const accessToken = z.object({
  ...shared,
  kind: z.literal('access-token'),
  /** `sandbox/web-shop`: asked for where only a repository can be read. */
  sample: z.string().optional(),
  scopes: z.array(z.string()),
  expiresAt: z.number().optional(),
});

const ssh = z.object({
  ...shared,
  kind: z.literal('ssh'),
  /** `ssh-ed25519 AAAA… comment`, to be added at Bitbucket. */
  publicKey: z.string(),
  /** Lines of a known_hosts file; no other key of the server is accepted. */
  hostKeys: z.array(z.string()),
  /** `ssh.bitbucket.org`, and 22 unless the network lets only 443 out. */
  host: z.string(),
  port: z.number().int(),
  /** Slugs: git lists no repositories, so somebody names them. */
  repositories: z.array(z.string()),
});

export const connection = z.discriminatedUnion('kind', [oauth, apiToken, accessToken, ssh]);
export type Connection = z.infer<typeof connection>;
export type ConnectionOf<K extends ConnectionKind> = Extract<Connection, { kind: K }>;

/** What it is good for once nothing holds it back: to be opened, or to be set up further. */
export function awakeStatus(connection: Connection): 'connected' | 'incomplete' {
  const isAuthorized = connection.kind !== 'oauth' || connection.account !== undefined;
  return connection.workspace !== undefined && isAuthorized ? 'connected' : 'incomplete';
}

/** What is sealed, by kind. Never leaves the host: no page, log, address or error has any of it. */
const secrets = {
  oauth: z.object({
    clientSecret: z.string(),
    accessToken: z.string().optional(),
    refreshToken: z.string().optional(),
    /** Epoch milliseconds, of the access token: written in one step with it. */
    issuedAt: z.number().optional(),
    expiresAt: z.number().optional(),
  }),
  'api-token': z.object({ token: z.string() }),
  'access-token': z.object({ token: z.string() }),
  ssh: z.object({ privateKey: z.string() }),
};
export const connectionSecrets: { readonly [K in ConnectionKind]: z.ZodType<SecretsOf<K>> } =
  secrets;
export type SecretsOf<K extends ConnectionKind> = z.infer<(typeof secrets)[K]>;
