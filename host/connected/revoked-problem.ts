import type { Connection } from '../connections/connection';
import { CONNECTION_PROBLEMS, type ConnectionProblemCode } from '../connections/problem';

/** Why a revoked connection is: as it was noted, else the usual reason of its kind. */
export function revokedProblem({ kind, checked }: Connection): ConnectionProblemCode {
  const noted = checked?.problem ?? '';
  if (Object.hasOwn(CONNECTION_PROBLEMS, noted)) return noted as ConnectionProblemCode;
  return kind === 'oauth' ? 'OAUTH_REVOKED' : 'TOKEN_REFUSED';
}
