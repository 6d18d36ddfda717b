/** What is remembered of an upload: Receipt.handle and Confirmation.hint, as text. */

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MAX_LENGTH = 500;

export interface Upload {
  readonly token: string;
  readonly project?: string | undefined;
}

/** The upload's token, and the project's id where the server told it (version 5). */
export function toHandle({ token, project }: Upload): string {
  return project === undefined ? token : `${token} ${project}`;
}

/** undefined where it is none of ours; nothing but UUIDs comes back. */
export function fromHandle(handle: string | undefined): Upload | undefined {
  const [token = '', project = ''] = (handle ?? '').split(' ');
  if (!UUID.test(token)) return undefined;
  return UUID.test(project) ? { token, project } : { token };
}

/**
 * A hint serves all versions of a product, but a project is one version: so it says which.
 * undefined where the version is too long to be kept.
 */
export function toHint(project: string, version: string): string | undefined {
  const hint = `${project} ${version}`;
  return hint.length > MAX_LENGTH ? undefined : hint;
}

/** The project's id, where the hint is one of this version. */
export function fromHint(hint: string | undefined, version: string): string | undefined {
  const [project = ''] = (hint ?? '').split(' ', 1);
  return UUID.test(project) && hint === `${project} ${version}` ? project : undefined;
}
