import type { Connection, ConnectionKind, ConnectionOf, SecretsOf } from './connection';

/** A sealed set of secrets, opened; `version` grows with each replacement. */
export interface OpenedSecrets<K extends ConnectionKind> {
  readonly version: number;
  readonly secrets: SecretsOf<K>;
}

/** Another person's change came first, in this process or another; nothing was written. */
export class StaleConnectionError extends Error {
  override readonly name = 'StaleConnectionError';
}

/** The name is another connection's. */
export class NameTakenError extends Error {
  override readonly name = 'NameTakenError';
}

type Change<C> = C extends Connection
  ? Partial<Omit<C, 'id' | 'kind' | 'revision' | 'createdAt' | 'updatedAt'>>
  : never;

/**
 * The connections of a data folder, in SQLite: what processes share. Secrets are sealed with the
 * host's key and bound to their connection.
 */
export interface ConnectionStore {
  list(): readonly Connection[];
  find(id: string): Connection | undefined;
  /** Throws NameTakenError. */
  add<K extends ConnectionKind>(connection: ConnectionOf<K>, secrets: SecretsOf<K>): void;
  /**
   * A person's change: writes its members onto what is stored and returns that; `undefined` members
   * are taken away. `revision` is the one the change was made from. `secrets` gives the new secrets
   * from those of now: both are written, or neither. Throws StaleConnectionError, NameTakenError.
   */
  change<K extends ConnectionKind>(
    connection: ConnectionOf<K>,
    change: Change<ConnectionOf<K>>,
    secrets?: (now: SecretsOf<K>) => SecretsOf<K>,
  ): ConnectionOf<K>;
  /**
   * What the host found by itself: the last check, granted scopes, that Bitbucket takes the
   * credential no longer. Written onto what is stored now; the revision stays, so that no open form
   * is refused for it. `undefined` from `found` writes nothing; undefined where there is none.
   */
  note(
    id: string,
    found: (connection: Connection) => Change<Connection> | undefined,
  ): Connection | undefined;
  /** With its secrets. */
  remove(id: string): void;
  /** Undefined where there is no such connection. Throws SECRET_UNREADABLE where the key is another. */
  secrets<K extends ConnectionKind>(connection: ConnectionOf<K>): OpenedSecrets<K> | undefined;
  /** Replaces the secrets in one step if they still have that version; false where they have not. */
  replaceSecrets<K extends ConnectionKind>(
    connection: ConnectionOf<K>,
    version: number,
    secrets: SecretsOf<K>,
  ): boolean;
  /**
   * Holds a name for `milliseconds` against every process on this folder: its owner's token, or
   * undefined while another has it. A killed owner's hold ends by itself.
   */
  hold(name: string, milliseconds: number): string | undefined;
  release(name: string, owner: string): void;
}
