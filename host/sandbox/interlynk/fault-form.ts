import { z } from 'zod';
import type { Fault, Faults, FaultKind, Operation } from './faults';

/** The faults that the page offers, with what their value means. */
export const OFFERED: readonly { readonly kind: FaultKind; readonly label: string }[] = [
  { kind: 'status', label: 'HTTP status (value = status, text = Retry-After)' },
  { kind: 'html', label: 'HTML instead of JSON' },
  { kind: 'top-level-errors', label: '200 with top-level errors (text = message)' },
  { kind: 'null-payload', label: '200 without a payload' },
  { kind: 'payload-errors', label: '200 with payload errors (text = error)' },
  { kind: 'slow', label: 'Slow (value = milliseconds)' },
  { kind: 'unreachable', label: 'Connection refused' },
  { kind: 'cut-before-body', label: 'Connection cut before the body is read' },
  { kind: 'cut-after-body', label: 'Stored, then connection cut' },
  { kind: 'delayed-version', label: 'Version record delayed (value = milliseconds)' },
  { kind: 'plain-list', label: 'Older schema: projects as a plain list' },
];

const MAX_VALUE = 600_000;

const faultForm = z.object({
  csrf: z.string(),
  operation: z.enum(['upload', 'query'] satisfies Operation[]),
  kind: z.string(),
  value: z.coerce.number().int().min(0).max(MAX_VALUE).catch(0),
  text: z.string().trim().max(500).default(''),
  times: z.coerce.number().int().min(1).max(1000).catch(1),
});
export type FaultForm = z.infer<typeof faultForm>;

/** The form as sent; undefined where it is not one. */
export function readFaultForm(form: unknown): FaultForm | undefined {
  const read = faultForm.safeParse(form);
  return read.success ? read.data : undefined;
}

/** Plans what the form asks for; false where it makes no sense. */
export function planFault(faults: Faults, form: FaultForm): boolean {
  const fault = faultOf(form);
  if (fault !== undefined) faults.next(form.operation, fault, form.times);
  return fault !== undefined;
}

function faultOf({ kind, value, text }: FaultForm): Fault | undefined {
  switch (kind) {
    case 'status': {
      if (value < 300 || value > 599) return undefined;
      const retryAfter = /^[\x20-\x7e]+$/.test(text) ? { retryAfter: text } : {};
      return { kind, status: value, ...retryAfter };
    }
    case 'top-level-errors':
      return text === '' ? { kind } : { kind, message: text };
    case 'payload-errors':
      return { kind, errors: [text === '' ? 'Product limit reached' : text] };
    case 'slow':
    case 'delayed-version':
      return { kind, milliseconds: value };
    case 'html':
    case 'null-payload':
    case 'unreachable':
    case 'cut-before-body':
    case 'cut-after-body':
    case 'plain-list':
      return { kind };
    default:
      return undefined;
  }
}
