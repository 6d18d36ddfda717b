import type { Delivery, Shipment, Verdict } from './delivery/types';
import type { ErrorCode } from './errors';
import type { Ref } from './events/types';
import type { DestinationConfig } from './settings';

/** Epoch milliseconds. */
export interface Clock {
  now(): number;
}

/** SHA-256 as lower-case hex. */
export type Sha256 = (data: Uint8Array | string) => string;

export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;
/** Fixed messages plus fields; never a payload, a header, a secret or a name from a repository. */
export interface Log {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/** Same contract as the global fetch; on Forge it is bound by the egress of the manifest. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** `app` acts as the installation; `user` as the signed-in person who caused the invocation. */
export type Actor = 'app' | 'user';
/**
 * Asks Bitbucket. `path` begins with /2.0/ and is fully encoded by the caller.
 * Never throws for an HTTP status; throws BridgeError BITBUCKET_UNAVAILABLE on the network's failures.
 */
export type BitbucketRequest = (
  actor: Actor,
  path: string,
  init?: RequestInit,
) => Promise<Response>;

// ---- Storage -------------------------------------------------------------------------------

export interface KeyRef {
  readonly key: string;
  readonly entity?: string;
}
export interface KvSet extends KeyRef {
  readonly value: unknown;
  readonly ttlSeconds?: number;
  /** Entities only: refuse unless the stored value fits. */
  readonly onlyIf?: KvCondition;
}
/** The attribute is not there, as when nothing is stored; or it equals a value. */
export type KvCondition =
  | { readonly attribute: string; readonly absent: true }
  | { readonly attribute: string; readonly equals: string | number | boolean };
export interface KvQuery {
  readonly entity: string;
  readonly index: string;
  readonly partition: readonly (string | number | boolean)[];
  /** On the index's range attribute. */
  readonly atMost?: number;
  readonly newestFirst?: boolean;
  readonly limit: number;
  readonly cursor?: string;
}
export interface KvPage {
  readonly values: readonly unknown[];
  readonly cursor?: string;
}
/** The part of Forge's KVS that the app uses. Throws BridgeError STORAGE_FAILED. */
export interface Kv {
  get(ref: KeyRef): Promise<unknown>;
  /** One request for up to 25 keys; `undefined` where nothing is stored. */
  getMany(refs: readonly KeyRef[]): Promise<readonly unknown[]>;
  set(item: KvSet): Promise<void>;
  /** Plain keys only: false when the key exists already. */
  create(item: KvSet): Promise<boolean>;
  delete(ref: KeyRef): Promise<void>;
  /** All or nothing, up to 25 items; false when a condition does not hold. */
  transact(sets: readonly KvSet[]): Promise<boolean>;
  query(query: KvQuery): Promise<KvPage>;
  /** The values of the plain keys that begin with `prefix`, 1,000 unless told; a request per 100. */
  list(prefix: string, atMost?: number): Promise<readonly unknown[]>;
  getSecret(key: string): Promise<string | undefined>;
  setSecret(key: string, value: string): Promise<void>;
  deleteSecret(key: string): Promise<void>;
}

// ---- Work ----------------------------------------------------------------------------------

export type Job =
  | {
      readonly kind: 'run';
      readonly runId: string;
      readonly repository: string;
      /** What was pushed to, so that one storage request reads all that the run needs. */
      readonly ref?: Ref;
    }
  | { readonly kind: 'confirm'; readonly deliveryKey: string; readonly attempt: number }
  | { readonly kind: 'index'; readonly attempt: number }
  | { readonly kind: 'import'; readonly id: string; readonly slice: number };
export interface QueueOptions {
  readonly delaySeconds?: number;
}
export interface Queue {
  push(job: Job, options?: QueueOptions): Promise<void>;
}

// ---- Destinations --------------------------------------------------------------------------

/** What a destination says of a document that it has taken. */
export interface Receipt {
  /** `accepted`: it works on it later, and `find` tells when. `processed`: nothing more comes. */
  readonly state: 'accepted' | 'processed';
  /** What tells this document from others there, such as a token; no secret, 500 characters. */
  readonly handle?: string;
}
/** What is known of a delivery that is looked for. */
export type Sought = Pick<
  Delivery,
  'product' | 'environment' | 'version' | 'sha256' | 'handle' | 'hint'
>;
export type Confirmation =
  | {
      readonly found: true;
      readonly version: string;
      readonly url?: string;
      /** Replaces the handle of the receipt. */
      readonly handle?: string;
      /** Handed back with every later shipment of the same product and environment; 500 characters. */
      readonly hint?: string;
    }
  /** `ended`: the destination has stopped working on it; it will not appear any more. */
  | { readonly found: false; readonly ended?: boolean };
export interface ConnectionCheck {
  readonly ok: boolean;
  /** `code`: of the failure that the line tells. */
  readonly lines: readonly {
    readonly ok: boolean;
    readonly text: string;
    readonly code?: ErrorCode;
  }[];
}
/** A place that takes SBOMs. Everything that goes wrong is a BridgeError DESTINATION_*. */
export interface Destination {
  /** Sending a shipment of the same id again leaves nothing twice; then there is no need to look. */
  readonly repeatable: boolean;
  /** Resolves when the destination has accepted the document. */
  deliver(shipment: Shipment): Promise<Receipt>;
  /** Looks for the version record of a document sent at or after `since` (epoch ms). */
  find(delivery: Sought, since: number): Promise<Confirmation>;
  /**
   * What the policies say of a document that was found; where the configuration asks for it.
   * DESTINATION_VERDICT: it does not tell that.
   */
  verdict?(delivery: Sought): Promise<Verdict>;
  /** Reads only: is the token good, what may it do. */
  test(): Promise<ConnectionCheck>;
}
/** Builds the destination of a configuration; throws DESTINATION_TOKEN_REFUSED where the secret is missing. */
export type OpenDestination = (
  config: DestinationConfig,
  secret: string | undefined,
) => Destination;
/**
 * What is stored when a person enters a secret: the secret, or with the one before it where the
 * other side has to take both for a while. Throws REQUEST_INVALID for what cannot be a secret.
 */
export type RotateSecret = (
  kind: DestinationConfig['kind'],
  stored: string | undefined,
  entered: string,
) => string;
