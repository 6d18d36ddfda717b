/**
 * Something that goes wrong with an authorization.
 * - `expired-code`: the next code is too old as soon as it is given out.
 * - `scopes`: the next grant has these scopes, whatever the consumer has.
 * - `granular`: the next token answer names its scopes as API tokens do.
 * - `status`: the token endpoint does nothing and answers so.
 * - `lost`: the token endpoint does its work, but the answer never arrives.
 */
export type OAuthFault =
  | { readonly kind: 'expired-code' }
  | { readonly kind: 'granular' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'scopes'; readonly scopes: readonly string[] }
  | { readonly kind: 'status'; readonly status: 429 | 500 | 503 };

export interface OAuthFaults {
  /** The next step that it can meet meets it, once. */
  next(fault: OAuthFault): void;
  clear(): void;
}

export interface TakingOAuthFaults extends OAuthFaults {
  /** Takes the first planned one of the kind. */
  take<K extends OAuthFault['kind']>(kind: K): Extract<OAuthFault, { kind: K }> | undefined;
}

export function createOAuthFaults(): TakingOAuthFaults {
  let line: OAuthFault[] = [];
  return {
    next: (fault) => {
      line.push(fault);
    },
    clear: () => {
      line = [];
    },
    take: <K extends OAuthFault['kind']>(kind: K) => {
      const found = line.find(
        (fault): fault is Extract<OAuthFault, { kind: K }> => fault.kind === kind,
      );
      if (found !== undefined) line.splice(line.indexOf(found), 1);
      return found;
    },
  };
}
