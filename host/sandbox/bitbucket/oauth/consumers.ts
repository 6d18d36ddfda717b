import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { HostDatabase } from '../../../database';

/** Where they are registered and shown; no repository's page has so many segments. */
export const CONSUMERS_PAGE = '/bitbucket/workspace/settings/api';

/** What somebody registered in the workspace's settings: an application that may ask for access. */
export interface OAuthConsumer {
  readonly key: string;
  /** The workspace's pages show it, as Bitbucket's do. */
  readonly secret: string;
  readonly name: string;
  readonly callbackUrl: string;
  /** Classic names. */
  readonly scopes: readonly string[];
  /** Only such a consumer gets a token by its own credentials. */
  readonly isPrivate: boolean;
  /** Life of its access tokens. */
  readonly tokenSeconds: number;
}

export type NewConsumer = Pick<OAuthConsumer, 'callbackUrl'> &
  Partial<Omit<OAuthConsumer, 'key' | 'secret'>>;

export interface ConsumerTable {
  add(wanted: NewConsumer): OAuthConsumer;
  find(key: string): OAuthConsumer | undefined;
  list(): readonly OAuthConsumer[];
  /** Throws RangeError where there is no such consumer. */
  change(key: string, change: Partial<Omit<OAuthConsumer, 'key'>>): OAuthConsumer;
  remove(key: string): void;
}

const TWO_HOURS = 7200;

const row = z
  .object({
    key: z.string(),
    secret: z.string(),
    name: z.string(),
    callback_url: z.string(),
    scopes: z.string(),
    is_private: z.number(),
    token_seconds: z.number(),
  })
  .transform((found): OAuthConsumer => ({
    key: found.key,
    secret: found.secret,
    name: found.name,
    callbackUrl: found.callback_url,
    scopes: found.scopes.split(' ').filter((scope) => scope !== ''),
    isPrivate: found.is_private === 1,
    tokenSeconds: found.token_seconds,
  }));

export function createConsumerTable(database: HostDatabase): ConsumerTable {
  const write = (consumer: OAuthConsumer): OAuthConsumer => {
    database
      .prepare('INSERT OR REPLACE INTO bitbucket_oauth_consumer VALUES (?, ?, ?, ?, ?, ?, ?)')
      .run(
        consumer.key,
        consumer.secret,
        consumer.name,
        consumer.callbackUrl,
        consumer.scopes.join(' '),
        consumer.isPrivate ? 1 : 0,
        consumer.tokenSeconds,
      );
    return consumer;
  };
  const find = (key: string): OAuthConsumer | undefined =>
    row
      .optional()
      .parse(database.prepare('SELECT * FROM bitbucket_oauth_consumer WHERE key = ?').get(key));
  return {
    // The lengths that Bitbucket's newer consumers have.
    add: (wanted) =>
      write({
        name: 'SBOM Bridge',
        scopes: ['account', 'repository', 'pullrequest', 'webhook'],
        isPrivate: true,
        tokenSeconds: TWO_HOURS,
        ...wanted,
        key: randomBytes(24).toString('base64url'),
        secret: randomBytes(57).toString('base64url'),
      }),
    find,
    list: () =>
      z
        .array(row)
        .parse(database.prepare('SELECT * FROM bitbucket_oauth_consumer ORDER BY name, key').all()),
    change: (key, change) => {
      const found = find(key);
      if (found === undefined) throw new RangeError(`There is no consumer ${key}.`);
      return write({ ...found, ...change });
    },
    remove: (key) => {
      database.prepare('DELETE FROM bitbucket_oauth_consumer WHERE key = ?').run(key);
    },
  };
}
