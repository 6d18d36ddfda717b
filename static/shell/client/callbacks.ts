import type { CallbackMark } from '../protocol';

type Callback = (argument: unknown) => unknown;

export interface Callbacks {
  /** A copy of `value` that can be sent, with a mark for each function in it. */
  mark(value: unknown): unknown;
  run(number: number, argument: unknown): void;
}

/** Keeps the functions of a panel, as only their numbers can travel to the frame. */
export function createCallbacks(): Callbacks {
  const kept: Callback[] = [];
  const mark = (value: unknown): unknown => {
    if (typeof value === 'function') {
      const entry: CallbackMark = { __callback: kept.push(value as Callback) - 1 };
      return entry;
    }
    if (Array.isArray(value)) return value.map(mark);
    if (isPlain(value)) {
      return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, mark(held)]));
    }
    return value;
  };
  return { mark, run: (number, argument) => void kept[number]?.(argument) };
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return Object.prototype.toString.call(value) === '[object Object]';
}
