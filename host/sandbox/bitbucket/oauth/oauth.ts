import type { HostDatabase } from '../../../database';
import type { CredentialStore } from '../credentials';
import type { SandboxIdentity } from '../model';
import { createCodeBook, type CodeBook } from './codes';
import { createConsumerTable, type ConsumerTable } from './consumers';
import { createOAuthFaults, type OAuthFaults, type TakingOAuthFaults } from './faults';
import { createGrantTable, type GrantFilter, type GrantTable } from './grants';
import { createOAuthTables } from './tables';

export type GrantType = 'authorization_code' | 'refresh_token' | 'client_credentials';

/** A request at the token endpoint and what came of it. */
export interface TokenRequest {
  readonly grant: GrantType | 'other';
  readonly outcome: 'issued' | TokenError | 'fault';
}
export type TokenError =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'unauthorized_client'
  | 'unsupported_grant_type';

/** The OAuth side of the sandbox, as tests and its pages use it. */
export interface SandboxOAuth extends Pick<ConsumerTable, 'change' | 'list' | 'remove'> {
  /** Registers a consumer; by default with all that SBOM Bridge needs, private, tokens of two hours. */
  addConsumer: ConsumerTable['add'];
  /** Revokes as a person can in the account's settings: all grants that fit, with their tokens. */
  revokeGrants(filter?: GrantFilter): number;
  readonly faults: OAuthFaults;
  /** What the token endpoint was asked since the start, in order. */
  tokenRequests(): readonly TokenRequest[];
}

/** What the endpoints work with. */
export interface OAuthParts {
  readonly consumers: ConsumerTable;
  readonly codes: CodeBook;
  readonly grants: GrantTable;
  readonly identity: SandboxIdentity;
  readonly faults: TakingOAuthFaults;
  readonly note: (request: TokenRequest) => void;
  /** Of the host, without a slash at the end. */
  readonly origin: () => string;
}

export function createOAuth(options: {
  readonly database: HostDatabase;
  readonly clock: { now(): number };
  readonly identity: SandboxIdentity;
  readonly credentials: CredentialStore;
  readonly origin: () => string;
}): { readonly oauth: SandboxOAuth; readonly parts: OAuthParts } {
  createOAuthTables(options.database);
  const consumers = createConsumerTable(options.database);
  const grants = createGrantTable(options);
  const faults = createOAuthFaults();
  const requests: TokenRequest[] = [];
  return {
    oauth: {
      addConsumer: (wanted) => consumers.add(wanted),
      change: (key, change) => consumers.change(key, change),
      list: () => consumers.list(),
      remove: (key) => {
        grants.revoke({ consumer: key });
        consumers.remove(key);
      },
      revokeGrants: (filter = {}) => grants.revoke(filter),
      faults,
      tokenRequests: () => requests,
    },
    parts: {
      consumers,
      grants,
      faults,
      codes: createCodeBook(options.clock),
      identity: options.identity,
      origin: options.origin,
      note: (request) => {
        requests.push(request);
      },
    },
  };
}
