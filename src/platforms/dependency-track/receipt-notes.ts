/** What is remembered of an upload: Receipt.handle and Confirmation.hint, as text. */

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

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

/** The id of a project, as a hint keeps it; undefined where it is none of ours. */
export function fromHint(hint: string | undefined): string | undefined {
  return hint !== undefined && UUID.test(hint) ? hint : undefined;
}
