import { BrokenConnection } from './broken-connection';
import type { FaultForm, OfferedFault } from './fault-form';

/**
 * What can go wrong at any inbox.
 * - `unreachable`: never connected. `cut-before-body`: the connection breaks before anything is
 *   read. `cut-after-body`: the document is stored, then the connection breaks.
 * - `status`: with `stored`, the document is kept all the same, as behind a gateway that gave up.
 */
export type CommonFault =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly retryAfter?: string;
      readonly stored?: boolean;
    }
  | { readonly kind: 'slow'; readonly milliseconds: number }
  | { readonly kind: 'html' | 'unreachable' | 'cut-before-body' | 'cut-after-body' };
export type StatusFault = Extract<CommonFault, { kind: 'status' }>;

/** As the pages offer them. */
export const COMMON_FAULTS: readonly OfferedFault<CommonFault['kind']>[] = [
  { kind: 'status', label: 'HTTP status (value = status, text = Retry-After)' },
  { kind: 'html', label: 'HTML instead of an answer' },
  { kind: 'slow', label: 'Slow (value = milliseconds)' },
  { kind: 'unreachable', label: 'Connection refused' },
  { kind: 'cut-before-body', label: 'Connection cut before the body is read' },
  { kind: 'cut-after-body', label: 'Stored, then connection cut' },
];

/** The fault that a form asks for; undefined where it is none of these or makes no sense. */
export function commonFaultOf({ kind, value, text }: FaultForm): CommonFault | undefined {
  switch (kind) {
    case 'status': {
      if (value < 300 || value > 599) return undefined;
      const retryAfter = /^[\x20-\x7e]+$/.test(text) ? { retryAfter: text } : {};
      return { kind, status: value, ...retryAfter };
    }
    case 'slow':
      return { kind, milliseconds: value };
    case 'html':
    case 'unreachable':
    case 'cut-before-body':
    case 'cut-after-body':
      return { kind };
    default:
      return undefined;
  }
}

/**
 * What is answered before the request is even read; undefined where it goes on. Throws
 * BrokenConnection where the connection breaks.
 */
export function answerBeforeReading(
  fault: CommonFault,
  statusAnswer: (fault: StatusFault) => Response,
): Response | undefined {
  switch (fault.kind) {
    case 'unreachable':
      throw new BrokenConnection('ECONNREFUSED');
    case 'cut-before-body':
      throw new BrokenConnection('ECONNRESET');
    case 'status':
      return fault.stored === true ? undefined : statusAnswer(fault);
    case 'html':
      return new Response('<!doctype html><title>Sign in</title><h1>Sign in</h1>', {
        headers: { 'content-type': 'text/html; charset=utf-8' },
      });
    case 'slow':
    case 'cut-after-body':
      return undefined;
  }
}

/** A status with a word of text, as gateways send it. */
export function plainStatusAnswer({ status, retryAfter }: StatusFault): Response {
  const headers = new Headers({ 'content-type': 'text/plain; charset=utf-8' });
  if (retryAfter !== undefined) headers.set('retry-after', retryAfter);
  return new Response(`Fault ${status}`, { status, headers });
}
