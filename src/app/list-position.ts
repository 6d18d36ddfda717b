import type { ListPosition } from '../core/stores';

/** Beyond this many of one millisecond, some are looked at again. */
const MOST_DONE = 3000;

/** The position after one more entry of a list that is ordered by time. */
export function advanced(
  position: ListPosition | undefined,
  uuid: string,
  at: number,
): ListPosition {
  if (position?.at !== at) return { at, done: [uuid] };
  return { at, done: [...(position.done ?? []), uuid].slice(-MOST_DONE) };
}

export function isDone(position: ListPosition | undefined, uuid: string): boolean {
  return position?.done?.includes(uuid) === true;
}
