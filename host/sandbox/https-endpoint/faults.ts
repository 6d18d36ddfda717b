import { COMMON_FAULTS, commonFaultOf, type CommonFault } from '../inboxes/common-fault';
import type { FaultForm, OfferedFault } from '../inboxes/fault-form';

/**
 * Something that goes wrong on demand: what can go wrong anywhere, and
 * - `redirect`: it is somewhere else.
 * - `refusal`: a status with words of its own.
 */
export type EndpointFault =
  | CommonFault
  | { readonly kind: 'redirect'; readonly status: number; readonly location: string }
  | { readonly kind: 'refusal'; readonly status: number; readonly text: string };

export const OFFERED: readonly OfferedFault<EndpointFault['kind']>[] = [
  ...COMMON_FAULTS,
  { kind: 'redirect', label: 'Redirect (value = status, text = address)' },
  { kind: 'refusal', label: 'Refusal (value = status, text = what it says)' },
];

/** The fault that the form asks for; undefined where it makes no sense. */
export function faultOf(form: FaultForm): EndpointFault | undefined {
  const { kind, value, text } = form;
  switch (kind) {
    case 'redirect':
      if (value < 300 || value > 399 || !/^[\x21-\x7e]+$/.test(text)) return undefined;
      return { kind, status: value, location: text };
    case 'refusal':
      return value < 400 || value > 599 ? undefined : { kind, status: value, text };
    default:
      return commonFaultOf(form);
  }
}
