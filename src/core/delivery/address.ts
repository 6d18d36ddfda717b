/**
 * The ports that Forge lets an app reach, but for those of plain HTTP.
 * https://developer.atlassian.com/platform/forge/runtime-reference/
 */
const PORTS: ReadonlySet<string> = new Set([
  '',
  '8080',
  '8443',
  '8444',
  '7990',
  '8085',
  '8060',
  '8089',
  '8090',
]);

/** Why an address of a destination cannot be used, in one plain line; undefined = it can. */
export function addressProblem(address: string): string | undefined {
  if (!URL.canParse(address)) return 'Write a whole address, such as https://sboms.example.com.';
  const { protocol, username, password, hash, port } = new URL(address);
  if (protocol !== 'https:') return 'The address has to begin with https://.';
  if (username !== '' || password !== '') return 'The address must not hold a user or password.';
  if (hash !== '') return 'The address must not have a # part.';
  return PORTS.has(port) ? undefined : `Forge cannot reach port ${port}; 443 or 8443 can be used.`;
}
