import type { Delivery } from './types';

/** Accepted, and its record is still looked for. */
export function isUnseen({ state, error }: Pick<Delivery, 'state' | 'error'>): boolean {
  return state === 'accepted' && error?.code !== 'DESTINATION_NOT_PROCESSED';
}
