import type { HostDatabase } from '../../database';
import type { Manifest } from '../manifest-types';
import { PLAIN, SECRET, createEntries, type Entries, type Entry, type Space } from './entries';
import { checkEntityValue, entityOf } from './entity-rules';
import { syncEntityIndexes } from './entity-index';
import { KvsError } from './kvs-error';
import { LIMITS, checkKey, checkValue, expiry } from './limits';
import type { SetOptions } from './requests';
import { SecretUnreadableError, type SecretBox } from '../../vault/secret-box';

export interface StoreDependencies {
  readonly database: HostDatabase;
  readonly manifest: Manifest;
  /** Data of one workspace is invisible to every other. */
  readonly installation: string;
  readonly secrets: SecretBox;
  readonly clock: { now(): number };
}

/** A value as the app sees it: secrets are open, JSON is parsed. */
export interface Stored extends Omit<Entry, 'value'> {
  readonly value: unknown;
}

/** Single keys under the store's rules; batches and transactions are made of them. */
export interface Store {
  readonly entries: Entries;
  /** The space of a plain key, or of a declared entity's. Throws INVALID_ENTITY. */
  spaceOf(entityName: string | undefined): Space;
  /** Throws KEY_NOT_FOUND and the key's errors. */
  get(space: Space, key: string): Stored;
  /** Throws what the key, the value, the entity or the expiry breaks, and KEY_CONFLICT. */
  set(
    space: Space,
    key: string,
    value: unknown,
    options?: SetOptions,
  ): { latest: Stored; previous: Stored | undefined };
  /** Deleting what is not there succeeds. */
  delete(space: Space, key: string): void;
  open(space: Space, entry: Entry): Stored;
}

/** What a secret of the app is sealed for. */
export function sealedName(installation: string, key: string): string {
  return `${installation} ${key}`;
}

/** Opens the store of one installation and brings the indexes in line with the manifest. */
export function createStore(dependencies: StoreDependencies): Store {
  const { database, manifest, installation, secrets, clock } = dependencies;
  syncEntityIndexes(database, manifest);
  const entries = createEntries(database, installation, clock);
  const sealName = (key: string): string => sealedName(installation, key);

  const open = (space: Space, entry: Entry): Stored => {
    const text = space.kind === 'secret' ? unseal(entry) : entry.value;
    return { ...entry, value: JSON.parse(text) as unknown };
  };
  const unseal = (entry: Entry): string => {
    try {
      return secrets.open(sealName(entry.key), entry.value);
    } catch (error) {
      if (!(error instanceof SecretUnreadableError)) throw error;
      throw new KvsError('SECRET_UNREADABLE', error.message, 500);
    }
  };
  return {
    entries,
    open,
    spaceOf: (entityName) =>
      entityName === undefined
        ? PLAIN
        : { kind: 'entity', entity: entityOf(manifest, entityName).name },
    get: (space, key) => {
      checkKey(key);
      const entry = entries.read(space, key);
      if (entry === undefined) throw new KvsError('KEY_NOT_FOUND', 'The key does not exist.', 404);
      return open(space, entry);
    },
    set: (space, key, value, options = {}) => {
      checkKey(key);
      if (space.kind === 'entity') checkEntityValue(entityOf(manifest, space.entity), value);
      const text = checkValue(value, space === SECRET ? LIMITS.secretBytes : LIMITS.valueBytes);
      const expiresAt = expiry(options.ttl, clock.now());
      const before = entries.read(space, key);
      if (before !== undefined && options.keyPolicy === 'FAIL_IF_EXISTS') {
        throw new KvsError('KEY_CONFLICT', 'The key exists already.', 409);
      }
      const stored = space.kind === 'secret' ? secrets.seal(sealName(key), text) : text;
      const latest = entries.write(space, key, stored, expiresAt);
      return {
        latest: { ...latest, value },
        previous: before === undefined ? undefined : open(space, before),
      };
    },
    delete: (space, key) => {
      checkKey(key);
      entries.remove(space, key);
    },
  };
}
