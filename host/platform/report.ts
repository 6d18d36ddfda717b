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
    | 'CONNECTION_FAULT';
  readonly message: string;
  readonly fields: Readonly<Record<string, string | number>>;
}
