export const AUDIT_ACTIONS = [
  'save-workspace-settings',
  'save-repository-settings',
  'save-secret',
  'start-import',
  'pause-import',
  'resume-import',
  'cancel-import',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

export interface AuditEntry {
  readonly id: string;
  readonly at: number;
  readonly accountId: string;
  readonly action: AuditAction;
  /** What it was done to: `workspace` or a repository uuid. */
  readonly subject: string;
  /** Names of the changed fields, never a value of a secret; of an import, how far it is. */
  readonly changed: readonly string[];
}
