/** Something an operator should know: a fixed code and sentence, and fields; never a payload. */
export interface PlatformReport {
  readonly level: 'warn' | 'error';
  readonly code:
    | 'EVENT_TOO_LARGE'
    | 'EVENT_SCOPE_MISSING'
    | 'TASK_DEAD'
    | 'SCHEDULE_FAILED'
    | 'ENDPOINT_UNKNOWN'
    | 'TAKEN_OVER'
    | 'PLATFORM_FAULT'
    | 'CONNECTION_FAULT'
    | 'CONNECTION_REVOKED';
  readonly message: string;
  readonly fields: Readonly<Record<string, string | number>>;
}

/** What a report says of an error: its name. A message may hold what nobody should read. */
export function nameOfError(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
