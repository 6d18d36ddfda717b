import type { TextReading } from './types';

export function readXml(text: string): TextReading {
  throw new Error(`Not written yet ${text.length}`);
}
