import type { Tool } from '../model/types';

/** Longer lists of tools help nobody, and are stored with every run. */
const MAX_TOOLS = 20;

/** The beginning of a text, without half a character at its end. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const last = text.charCodeAt(length - 1);
  const isHalf = last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, isHalf ? length - 1 : length);
}

/** `name version`, each once, at most MAX_TOOLS of them, in the order of the document. */
export function toolNames(tools: readonly Tool[], length: number): string[] {
  const names = new Set<string>();
  for (const { name, version } of tools) {
    if (names.size === MAX_TOOLS) break;
    names.add(cut(version === undefined ? name : `${name} ${version}`, length));
  }
  return [...names];
}
