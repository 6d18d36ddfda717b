import { oneLine } from '../../findings/one-line';
import type { Component } from '../../model/types';

const MAX_LABEL = 120;

/** `name@version` on one line, or where the component is. Hostile text: escape it. */
export function componentLabel({ name, version, path }: Component): string {
  if (name === undefined) return oneLine(path, MAX_LABEL);
  return oneLine(version === undefined ? name : `${name}@${version}`, MAX_LABEL);
}
