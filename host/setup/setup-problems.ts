import { isBusy, isDiskFull } from '../database';
import {
  CONNECTION_PROBLEMS,
  type ConnectionError,
  type ConnectionProblemCode,
} from '../connections/problem';
import type { ProblemView } from './contract/views';

/** What goes wrong on the set-up pages themselves, beside the problems of connections. */
const SETUP_PROBLEMS = {
  SETUP_SESSION_OVER: {
    sentence: 'The session is over.',
    next: 'Reload the page, and log in again where you are asked to.',
  },
  SETUP_LOGIN_NEEDED: {
    sentence: 'You are not logged in.',
    next: 'Log in with the admin token of this host.',
  },
  LOGIN_REFUSED: {
    sentence: 'This is not the admin token of this host.',
    next: 'Take it from where SBOM_BRIDGE_ADMIN_TOKEN is set for the host.',
  },
  LOGIN_TOO_OFTEN: {
    sentence: 'Too many wrong tokens came from your address.',
    next: 'Wait a moment, then try again.',
  },
  SETUP_INVALID: {
    sentence: 'Some of the form is missing or cannot be right.',
    next: 'Correct what is marked, then try again.',
  },
  SETUP_NAME_TAKEN: {
    sentence: 'Another connection has this name.',
    next: 'Choose another name.',
  },
  SETUP_STALE: {
    sentence: 'Somebody else changed this connection meanwhile; nothing was saved.',
    next: 'Reload the page to see what it is now, then change it again.',
  },
  SETUP_CONNECTION_GONE: {
    sentence: 'There is no such connection any more.',
    next: 'Go back to the list of connections.',
  },
  SETUP_KEY_FORGOTTEN: {
    sentence: 'The key pair was not saved within an hour and is forgotten.',
    next: 'Make or paste the key again.',
  },
  SETUP_NO_CONSUMER: {
    sentence: 'The environment of this host has no OAuth consumer.',
    next: 'Enter key and secret of the consumer in the form.',
  },
  SETUP_BUSY: {
    sentence: 'Another program, such as a backup, holds the database of this host.',
    next: 'Try again when it is done.',
  },
  SETUP_DISK_FULL: {
    sentence: 'The disk of the data folder is full; nothing was saved.',
    next: 'Make room, then try again.',
  },
  SETUP_FAILED: {
    sentence: 'This host could not do that because of an error of its own.',
    next: 'Try again; the log of the host says more.',
  },
} as const;
export type SetupProblemCode = keyof typeof SETUP_PROBLEMS;

/** An expected failure of a set-up page. Branch on `code`. */
export class SetupError extends Error {
  override readonly name = 'SetupError';
  readonly code: SetupProblemCode;
  readonly fields: Readonly<Record<string, string>> | undefined;

  constructor(code: SetupProblemCode, fields?: Readonly<Record<string, string>>) {
    super(SETUP_PROBLEMS[code].sentence);
    this.code = code;
    this.fields = fields;
  }
}

export function setupProblem(code: SetupProblemCode): ProblemView {
  return { code, ...SETUP_PROBLEMS[code], details: [] };
}

export function connectionProblem(
  code: ConnectionProblemCode,
  details: readonly string[] = [],
): ProblemView {
  // Told as a bare number, to be counted with.
  const shown = code === 'BITBUCKET_LIMIT' ? details.map((wait) => `${wait} s`) : [...details];
  return { code, ...CONNECTION_PROBLEMS[code], details: shown };
}

export function problemOfError(error: ConnectionError): ProblemView {
  return connectionProblem(error.code, error.details);
}

/** What nobody expected, as far as a person can do something about it. Nothing of the error is told. */
export function problemOfFault(error: unknown): ProblemView {
  if (isBusy(error)) return setupProblem('SETUP_BUSY');
  return setupProblem(isDiskFull(error) ? 'SETUP_DISK_FULL' : 'SETUP_FAILED');
}

/** The problem of a code that was stored or came with an address; undefined for any other text. */
export function problemOfCode(
  code: string,
  details: readonly string[] = [],
): ProblemView | undefined {
  if (Object.hasOwn(CONNECTION_PROBLEMS, code))
    return connectionProblem(code as ConnectionProblemCode, details);
  if (Object.hasOwn(SETUP_PROBLEMS, code)) return setupProblem(code as SetupProblemCode);
  return undefined;
}
