import { HOOK_PROBLEMS } from './problems/hook-problems';
import { HOST_PROBLEMS } from './problems/host-problems';
import { OAUTH_PROBLEMS } from './problems/oauth-problems';
import type { Problem } from './problems/problem-text';
import { REACH_PROBLEMS } from './problems/reach-problems';
import { SSH_PROBLEMS } from './problems/ssh-problems';
import { TOKEN_PROBLEMS } from './problems/token-problems';

/** Every problem of a connection that a person can meet, by its code. */
export const CONNECTION_PROBLEMS = {
  ...REACH_PROBLEMS,
  ...OAUTH_PROBLEMS,
  ...TOKEN_PROBLEMS,
  ...SSH_PROBLEMS,
  ...HOOK_PROBLEMS,
  ...HOST_PROBLEMS,
} as const satisfies Record<string, Problem>;
export type ConnectionProblemCode = keyof typeof CONNECTION_PROBLEMS;

/** An expected failure of a connection. Branch on `code`; `details` may be shown, never a secret. */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError';
  readonly code: ConnectionProblemCode;
  /** What is named beside the sentence: missing scopes, a host, a number of seconds. */
  readonly details: readonly string[];

  constructor(
    code: ConnectionProblemCode,
    details: readonly string[] = [],
    options?: ErrorOptions,
  ) {
    super(CONNECTION_PROBLEMS[code].sentence, options);
    this.code = code;
    this.details = details;
  }
}
