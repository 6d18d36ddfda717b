import type { Component } from '../../model/types';

const MAX_LABEL = 120;

/** `name@version` on one line, or where the component is. Hostile text: escape it. */
export function componentLabel({ name, version, path }: Component): string {
  if (name === undefined) return oneLine(path);
  return oneLine(version === undefined ? name : `${name}@${version}`);
}

function oneLine(text: string): string {
  const cut = text.length > MAX_LABEL ? `${text.slice(0, MAX_LABEL - 1)}…` : text;
  return cut.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ');
}
