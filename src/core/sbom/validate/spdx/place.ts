import { toPointer } from '../../read/json-pointer';

/** Where a value is. Its pointer is put together only for what is found. */
export interface Place {
  readonly above?: Place;
  readonly step: string | number;
}

export const WHOLE_DOCUMENT: Place = { step: '' };

/** The JSON pointer (RFC 6901) to a place. */
export function pointerTo(place: Place): string {
  return toPointer(steps(place));
}

function steps(place: Place): (string | number)[] {
  const from: (string | number)[] = [];
  for (let at = place; at.above !== undefined; at = at.above) from.push(at.step);
  return from.reverse();
}
