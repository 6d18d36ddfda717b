/** `error`: the document breaks the official rules of its format. */
export type Severity = 'error' | 'warning' | 'info';
