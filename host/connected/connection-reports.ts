import type { Connection } from '../connections/connection';
import { CONNECTION_PROBLEMS, ConnectionError } from '../connections/problem';
import { codeOfError } from '../database';
import { nameOfError, type PlatformReport } from '../platform/report';
import { revokedProblem } from './revoked-problem';

/** With the connection's name beside what went wrong. */
export function connectionFault(
  message: string,
  { name }: Connection,
  error: unknown,
): PlatformReport {
  const told = fault(message, error);
  return { ...told, fields: { connection: name, ...told.fields } };
}

/** What an expected failure asks to do stands behind the message. */
export function fault(message: string, error: unknown): PlatformReport {
  const { code, details = [] } = error instanceof ConnectionError ? error : {};
  return {
    level: 'error',
    code: 'CONNECTION_FAULT',
    message: code === undefined ? message : `${message} ${CONNECTION_PROBLEMS[code].next}`,
    fields: {
      error: code ?? codeOfError(error) ?? nameOfError(error),
      // What the next step speaks of: the scopes, the seconds.
      ...(details.length > 0 && { details: details.join(', ') }),
    },
  };
}

/** Told once, when the work of the connection is held. */
export function revokedReport(connection: Connection): PlatformReport {
  const problem = revokedProblem(connection);
  const { sentence, next } = CONNECTION_PROBLEMS[problem];
  return {
    level: 'error',
    code: 'CONNECTION_REVOKED',
    message: `${sentence} Its events are kept. ${next}`,
    fields: { connection: connection.name, problem },
  };
}
