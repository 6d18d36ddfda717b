/** Repository permission, weakest first. */
export const PERMISSIONS = ['read', 'write', 'admin'] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** Someone with an Atlassian account. All uuids in the host are bare, lower case. */
export interface SandboxAccount {
  readonly accountId: string;
  readonly uuid: string;
  readonly displayName: string;
  readonly email: string;
  /** Bitbucket username: only git over HTTPS takes it. */
  readonly username: string;
  readonly apiToken: string;
  /** On every repository of the workspace; none = not a member of the workspace. */
  readonly permission: Permission | 'none';
}
