import type { AuthorizationReturn } from '../connections/oauth/authorizations';
import type { ProblemView } from './contract/views';
import type { SetupAnswer, SetupCallName, SetupRequest } from './contract/calls';

/** What came of an authorization; without a connection the answer belonged to none. */
export interface AuthorizationOutcome {
  readonly connectionId?: string;
  readonly problem?: ProblemView;
}

export interface AskingBrowser {
  /** Only who holds it may bring the answer back. */
  readonly secret: string;
  /** The name and port that its page is at; it sends the secret to no other name. */
  readonly host: string;
}

/** The calls that are answered from the request alone. */
type Answers = {
  readonly [N in Exclude<SetupCallName, 'authorize'>]: (
    request: SetupRequest<N>,
  ) => Promise<SetupAnswer<N>>;
};

/**
 * What the set-up pages ask for. Everything rejects with ConnectionError, SetupError,
 * StaleConnectionError or NameTakenError for what a person can mend.
 */
export interface SetupServices extends Answers {
  authorize(
    request: SetupRequest<'authorize'>,
    browser: AskingBrowser,
  ): Promise<SetupAnswer<'authorize'>>;
  /** Never rejects for what Bitbucket or the person did: that is in the outcome. */
  finishAuthorization(
    answer: AuthorizationReturn,
    browser: string | undefined,
  ): Promise<AuthorizationOutcome>;
}
