import type { RepositoryId } from '../core/bitbucket-ports';
import { BridgeError } from '../core/errors';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const HASH = /^[0-9a-f]{7,40}$/i;

/** `{uuid}` encoded for a path; braces belong to it. Refuses anything that is no uuid. */
export function uuidSegment(uuid: string): string {
  if (!UUID.test(uuid)) throw new BridgeError('REQUEST_INVALID', { detail: 'Not a uuid.' });
  return `%7B${uuid}%7D`;
}

export function repositoryPath({ workspace, uuid }: RepositoryId): string {
  return `/2.0/repositories/${uuidSegment(workspace)}/${uuidSegment(uuid)}`;
}

/** A commit hash, 7 to 40 hex digits; a name here could carry slashes into the path. */
export function hashSegment(hash: string): string {
  if (!HASH.test(hash)) throw new BridgeError('REQUEST_INVALID', { detail: 'Not a commit hash.' });
  return hash;
}

/** A file path, each segment encoded. Segments that walk the path are refused: git holds none. */
export function filePath(path: string): string {
  const segments = path.split('/');
  // Half of a surrogate pair cannot be encoded.
  const isText = !/\p{Cs}/u.test(path);
  if (!isText || segments.some((segment) => ['', '.', '..'].includes(segment))) {
    throw new BridgeError('REQUEST_INVALID', { detail: 'Not a path inside a repository.' });
  }
  return segments.map((segment) => encodeURIComponent(segment)).join('/');
}
