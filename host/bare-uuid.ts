/** As the host keeps uuids: without the braces that Bitbucket writes, in lower case. */
export function bareUuid(uuid: string): string {
  return uuid.replace(/[{}]/g, '').toLowerCase();
}
