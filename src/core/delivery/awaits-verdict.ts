import type { Delivery } from './types';

/**
 * Processed, with a verdict that may still change: an evaluation that failed may only have been
 * overtaken by a newer scan.
 */
export function awaitsVerdict({ state, verdict }: Delivery): boolean {
  return state === 'processed' && (verdict?.state === 'in-progress' || verdict?.state === 'error');
}
