import { COMMON_FAULTS, commonFaultOf, type CommonFault } from '../inboxes/common-fault';
import type { FaultForm, OfferedFault } from '../inboxes/fault-form';

/**
 * Something that goes wrong on demand: what can go wrong anywhere, and
 * - `delayed-version`: the version record takes that much longer.
 * - `plain-list`: `projects` below a product is the plain list of older releases.
 * - answers that are no success although their status is 200.
 */
export type Fault =
  | CommonFault
  | { readonly kind: 'top-level-errors'; readonly code?: string; readonly message?: string }
  | { readonly kind: 'payload-errors'; readonly errors: readonly string[] }
  | { readonly kind: 'delayed-version'; readonly milliseconds: number }
  | { readonly kind: 'null-payload' | 'plain-list' };

/** The faults that the page offers, with what their value means. */
export const OFFERED: readonly OfferedFault<Fault['kind']>[] = [
  ...COMMON_FAULTS,
  { kind: 'top-level-errors', label: '200 with top-level errors (text = message)' },
  { kind: 'null-payload', label: '200 without a payload' },
  { kind: 'payload-errors', label: '200 with payload errors (text = error)' },
  { kind: 'delayed-version', label: 'Version record delayed (value = milliseconds)' },
  { kind: 'plain-list', label: 'Older schema: projects as a plain list' },
];

/** The fault that the form asks for; undefined where it makes no sense. */
export function faultOf(form: FaultForm): Fault | undefined {
  const { kind, value, text } = form;
  switch (kind) {
    case 'top-level-errors':
      return text === '' ? { kind } : { kind, message: text };
    case 'payload-errors':
      return { kind, errors: [text === '' ? 'Product limit reached' : text] };
    case 'delayed-version':
      return { kind, milliseconds: value };
    case 'null-payload':
    case 'plain-list':
      return { kind };
    default:
      return commonFaultOf(form);
  }
}
