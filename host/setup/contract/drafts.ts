import { z } from 'zod';

const SLUG = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;
const slug = z.string().regex(SLUG);
/** A secret on its way in. It is in no answer. */
const secret = z.string().min(1).max(16_384);
/** Epoch milliseconds. */
const expiresAt = z.number().int().optional();
/** Names a private key that the host holds until it is saved; says nothing of the key. */
const keyHandle = z.string().min(1).max(100);

const about = {
  name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/),
  description: z.string().max(500),
  labels: z.array(z.string().min(1).max(50)).max(20),
};

const sshPlace = {
  repositories: z.array(slug).min(1).max(500),
  host: z.string().regex(/^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/),
  port: z.number().int().min(1).max(65_535),
  hostKeys: z.array(z.string().min(1).max(4096)).min(1).max(20),
};

const consumer = z.discriminatedUnion('from', [
  z.object({ from: z.literal('environment') }),
  z.object({ from: z.literal('form'), clientId: z.string().min(1).max(200), clientSecret: secret }),
]);

const apiToken = z.object({
  kind: z.literal('api-token'),
  email: z.email().max(320),
  token: secret,
  expiresAt,
  workspace: slug,
});
const accessToken = z.object({
  kind: z.literal('access-token'),
  token: secret,
  expiresAt,
  workspace: slug,
  /** Slug of a repository: what a token of a repository or project is tried on. */
  sample: slug.optional(),
});
const ssh = z.object({ kind: z.literal('ssh'), key: keyHandle, workspace: slug, ...sshPlace });

/** What a test before saving takes. */
export const testable = z.discriminatedUnion('kind', [apiToken, accessToken, ssh]);
export type Testable = z.infer<typeof testable>;

const credentialDraft = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('oauth'), consumer }),
  apiToken,
  accessToken,
  ssh,
]);

export const newConnection = z.object({ ...about, credential: credentialDraft });
export type NewConnection = z.infer<typeof newConnection>;

/** The revision is the one that the page was showing. */
const stored = { id: z.string().min(1).max(100), revision: z.number().int() };
export const target = z.object(stored);
export type Target = z.infer<typeof target>;

export const edit = z.object({
  ...stored,
  ...about,
  settings: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('oauth') }),
    z.object({ kind: z.literal('api-token'), email: z.email().max(320), expiresAt }),
    z.object({ kind: z.literal('access-token'), sample: slug.optional(), expiresAt }),
    z.object({ kind: z.literal('ssh'), ...sshPlace }),
  ]),
});
export type Edit = z.infer<typeof edit>;

export const rotation = z.object({
  ...stored,
  credential: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('oauth'), consumer }),
    z.object({ kind: z.literal('api-token'), token: secret, expiresAt }),
    z.object({ kind: z.literal('access-token'), token: secret, expiresAt }),
    z.object({ kind: z.literal('ssh'), key: keyHandle }),
  ]),
});
export type Rotation = z.infer<typeof rotation>;
