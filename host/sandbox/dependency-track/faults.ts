import { COMMON_FAULTS, commonFaultOf, type CommonFault } from '../inboxes/common-fault';
import type { FaultForm, OfferedFault } from '../inboxes/fault-form';

/**
 * Something that goes wrong on demand: what can go wrong anywhere, and
 * - `problem`: 400 with a problem in JSON (RFC 9457). `plain-text`: 400 in words, as for a project
 *   that collects others.
 * - `creation-denied`: 401 to a good key that may not create projects.
 * - `no-token`: 200 without a token.
 * - `delayed-import`: the import takes that much longer. `lost-import`: it comes to nothing.
 */
export type Fault =
  | CommonFault
  | { readonly kind: 'problem'; readonly detail?: string; readonly errors?: readonly string[] }
  | { readonly kind: 'plain-text'; readonly text: string }
  | { readonly kind: 'delayed-import'; readonly milliseconds: number }
  | { readonly kind: 'creation-denied' | 'no-token' | 'lost-import' };

/** The faults that the page offers, with what their value means. */
export const OFFERED: readonly OfferedFault<Fault['kind']>[] = [
  ...COMMON_FAULTS,
  { kind: 'problem', label: '400 with a problem (text = error)' },
  { kind: 'plain-text', label: '400 in plain text (text = what it says)' },
  { kind: 'creation-denied', label: '401: may not create projects' },
  { kind: 'no-token', label: '200 without a token' },
  { kind: 'delayed-import', label: 'Import delayed (value = milliseconds)' },
  { kind: 'lost-import', label: 'Taken, but never imported' },
];

/** The fault that the form asks for; undefined where it makes no sense. */
export function faultOf(form: FaultForm): Fault | undefined {
  const { kind, value, text } = form;
  switch (kind) {
    case 'problem':
      return text === '' ? { kind } : { kind, errors: [text] };
    case 'plain-text':
      return { kind, text: text === '' ? 'BOM cannot be uploaded to collection project.' : text };
    case 'delayed-import':
      return { kind, milliseconds: value };
    case 'creation-denied':
    case 'no-token':
    case 'lost-import':
      return { kind };
    default:
      return commonFaultOf(form);
  }
}
