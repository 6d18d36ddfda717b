import type { TextReading } from './types';

export function readTagValue(text: string): TextReading {
  throw new Error(`Not written yet ${text.length}`);
}
