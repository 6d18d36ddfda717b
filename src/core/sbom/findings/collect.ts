import type { Severity } from './severity';
import type { Finding } from '../types';
import { FINDING_KINDS, type FindingKind } from './kinds';
import { oneLine } from './one-line';

/** More findings than this help nobody, and they are stored. */
export const MAX_FINDINGS = 100;
const MAX_VALUE = 80;

export interface NewFinding {
  readonly kind: FindingKind;
  /** A JSON pointer; a function where building it costs something. */
  readonly path: string | (() => string);
  readonly message: string;
  /** Raw; it is put on one line and cut here. */
  readonly value?: string;
  /** Where the check knows better than the catalogue. */
  readonly severity?: Severity;
}

export interface Findings {
  add(finding: NewFinding): void;
  /** Whether further findings of this severity would only be counted. */
  isFull(severity: Severity): boolean;
  /** Errors first, then warnings; at most MAX_FINDINGS, the last of which counts the rest. */
  list(): Finding[];
}

const ORDER: readonly Severity[] = ['error', 'warning', 'info'];

/** Collects what the checks notice: keeps MAX_FINDINGS of each severity and counts the others. */
export function collectFindings(): Findings {
  const kept: Readonly<Record<Severity, Finding[]>> = { error: [], warning: [], info: [] };
  let more = 0;
  const isFull = (severity: Severity): boolean => kept[severity].length >= MAX_FINDINGS;
  return {
    isFull,
    add({ kind, path, message, value, severity = FINDING_KINDS[kind].severity }) {
      if (isFull(severity)) {
        more += 1;
        return;
      }
      kept[severity].push({
        kind,
        severity,
        path: typeof path === 'string' ? path : path(),
        ...(value === undefined ? {} : { value: oneLine(value, MAX_VALUE) }),
        message,
      });
    },
    list() {
      const all = ORDER.flatMap((severity) => kept[severity]);
      if (all.length + more <= MAX_FINDINGS) return all;
      const shown = all.slice(0, MAX_FINDINGS - 1);
      const rest = all.length + more - shown.length;
      const message = `And ${rest} more.`;
      return [...shown, { kind: 'findings-cut', severity: 'info', path: '', message }];
    },
  };
}

/** A value from a document as it may stand in a message: quoted, on one line, cut. */
export function quote(value: string): string {
  return JSON.stringify(oneLine(value, MAX_VALUE));
}
