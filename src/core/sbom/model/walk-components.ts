import { isObject } from '../read/json';
import { list } from './members';

/** `pointer` is built only when somebody asks: nearly every component is fine. */
export type Visit = (value: unknown, pointer: () => string) => void;

interface Frame {
  readonly entries: readonly unknown[];
  readonly at: string;
  next: number;
}

/**
 * Visits every element of `owner[member]` and, right behind each, what it nests in its own
 * `member`: the order of the document. Keeps its own stack, so that no depth of nesting can
 * overflow the one of the engine, and enters each list once, so that no document that refers to
 * itself (an alias in YAML) can keep it walking.
 *
 * @param member `components` or `services` of CycloneDX
 */
export function walkNested(owner: unknown, at: string, member: string, visit: Visit): void {
  const frames: Frame[] = [];
  const entered = new Set<readonly unknown[]>();
  const enter = (value: unknown, place: () => string): void => {
    const entries = isObject(value) ? list(value, member) : [];
    if (entries.length === 0 || entered.has(entries)) return;
    entered.add(entries);
    frames.push({ entries, at: `${place()}/${member}`, next: 0 });
  };

  enter(owner, () => at);
  for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
    if (frame.next === frame.entries.length) {
      frames.pop();
      continue;
    }
    const index = frame.next;
    frame.next += 1;
    const value = frame.entries[index];
    const base = frame.at;
    const pointer = (): string => `${base}/${index}`;
    visit(value, pointer);
    enter(value, pointer);
  }
}
