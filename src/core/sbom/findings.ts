import type { ErrorCode } from '../errors';
import type { Finding } from './types';

/** More findings than this help nobody, and they are stored. */
export const MAX_FINDINGS = 100;
const MAX_QUOTE = 80;

export interface Findings {
  error(path: string, message: string): void;
  warning(path: string, message: string): void;
  /** Errors first, at most MAX_FINDINGS. */
  list(): Finding[];
}

/** Collects what a check notices; beyond the limit it keeps counting nothing. */
export function collectFindings(): Findings {
  const errors: Finding[] = [];
  const warnings: Finding[] = [];
  return {
    error(path, message) {
      if (errors.length >= MAX_FINDINGS) return;
      errors.push({ code: 'SBOM_INVALID', severity: 'error', path, message });
    },
    warning(path, message) {
      if (warnings.length >= MAX_FINDINGS) return;
      warnings.push({ code: 'SBOM_ADVICE', severity: 'warning', path, message });
    },
    list: () => [...errors, ...warnings].slice(0, MAX_FINDINGS),
  };
}

/** Why a file is not an SBOM that can be forwarded. */
export function refusal(code: ErrorCode, message: string, path = ''): Finding {
  return { code, severity: 'error', path, message };
}

/** A value from a document as it may stand in a message: quoted, on one line, cut. */
export function quote(value: string): string {
  const quoted = JSON.stringify(value.slice(0, MAX_QUOTE));
  return value.length > MAX_QUOTE ? `${quoted.slice(0, -1)}…"` : quoted;
}
