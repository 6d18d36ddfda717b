import type { Connection } from './connection';
import { openOAuth } from './oauth/open-oauth';
import type { ConnectionParts } from './open';
import type { OpenConnection } from './open-connection';
import { openSsh } from './ssh/open-ssh';
import { openAccessToken, openApiToken } from './tokens/open-token';

/** Opens a connection of any kind. Throws RangeError for one whose workspace is not known yet. */
export function openByKind(connection: Connection, parts: ConnectionParts): OpenConnection {
  switch (connection.kind) {
    case 'oauth':
      return openOAuth(connection, parts);
    case 'api-token':
      return openApiToken(connection, parts);
    case 'access-token':
      return openAccessToken(connection, parts);
    case 'ssh':
      return openSsh(connection, parts);
  }
}
