import { z } from 'zod';

/*
 * Webhook bodies of Bitbucket Cloud, only the members that a Forge product event repeats. Lenient:
 * a malformed optional member counts as absent, because bodies differ over the years (2017: no
 * `workspace`, no `account_id`) and a delivery is worth more than its decoration.
 */

/** Uuids have braces, in webhooks as in Forge events. */
const uuid = z
  .string()
  .regex(/^\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i)
  .transform(withBraces);

/** `{…}` around a uuid that may have them already. */
export function withBraces(bare: string): string {
  return `{${bare.replace(/[{}]/g, '')}}`;
}

function absentWhenMalformed<T extends z.ZodType>(schema: T) {
  return schema.nullish().catch(undefined);
}

const text = absentWhenMalformed(z.string());
const flag = z.boolean().catch(false);

/** A user, an app user or an access token; the latter two have no `account_id`. */
const person = z.object({
  type: z.string().catch('user'),
  account_id: text,
  uuid: absentWhenMalformed(uuid),
  display_name: text,
});
export type Person = z.infer<typeof person>;

const identified = absentWhenMalformed(z.object({ uuid }));

/** What every delivery has. `repository` is the destination of a pull request. */
export const delivery = z.object({
  actor: absentWhenMalformed(person),
  repository: z.object({
    uuid,
    full_name: text,
    workspace: identified,
    project: identified,
    mainbranch: absentWhenMalformed(z.object({ name: z.string() })),
  }),
});
export type Delivery = z.infer<typeof delivery>;

const author = absentWhenMalformed(z.object({ user: absentWhenMalformed(person) }));
/** SHA-1, or SHA-256 should Bitbucket come to it. */
const fullHash = z.string().regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/i);

export const commit = z.object({ hash: fullHash, message: text, date: text, author });
export type Commit = z.infer<typeof commit>;

export const ref = z.object({
  type: z.enum(['branch', 'tag']),
  name: z.string().min(1),
  target: z.object({ hash: fullHash }),
  message: text,
  date: text,
  tagger: author,
});
export type Ref = z.infer<typeof ref>;

/** Refs are read one by one: Mercurial's bookmarks are no error. */
export const change = z.object({
  old: z.unknown(),
  new: z.unknown(),
  created: flag,
  closed: flag,
  forced: flag,
  truncated: flag,
  commits: z.array(z.unknown()).catch([]),
});
export type Change = z.infer<typeof change>;

export const pushBody = z.object({ push: z.object({ changes: z.array(z.unknown()) }) });

/** Forge sends 12 characters here, and so do webhooks; a longer hash is cut. */
const shortHash = z
  .string()
  .regex(/^[0-9a-f]{12,64}$/i)
  .transform((hash) => hash.slice(0, 12));

const side = z.object({
  branch: z.object({ name: z.string().min(1) }),
  commit: z.object({ hash: shortHash }),
});
export type Side = z.infer<typeof side>;

export const pullRequestBody = z.object({
  pullrequest: z.object({
    id: z.number().int().positive(),
    state: z.string(),
    source: side,
    destination: side,
    merge_commit: absentWhenMalformed(z.object({ hash: shortHash })),
    title: text,
    author: absentWhenMalformed(person),
    created_on: text,
    updated_on: text,
    comment_count: absentWhenMalformed(z.number()),
    task_count: absentWhenMalformed(z.number()),
  }),
});
export type PullRequest = z.infer<typeof pullRequestBody>['pullrequest'];
