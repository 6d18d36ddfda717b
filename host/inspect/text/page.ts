import { styleText } from 'node:util';
import stringWidth from 'string-width';
import type { Output } from '../streams';
import { wrap } from './clean';

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

/** What is written on: how wide it is, and whether it has colours. */
export interface Page {
  readonly width: number;
  paint(style: Style, text: string): string;
}

const NARROW = 60;
const WIDE = 120;

/** Colours only on a terminal, and never where NO_COLOR is set. */
export function pageOf(
  output: Pick<Output, 'isTTY' | 'columns'>,
  env: Readonly<Record<string, string | undefined>>,
): Page {
  const colour = output.isTTY === true && (env['NO_COLOR'] ?? '') === '';
  const told = output.columns ?? Number(env['COLUMNS']);
  const width = Number.isInteger(told) && told > 0 ? told : 100;
  return {
    width: Math.min(WIDE, Math.max(NARROW, width)),
    paint: (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text),
  };
}

/** A label and what belongs to it, wrapped beside the label. */
export function labelled(
  page: Page,
  label: string,
  text: string,
  { indent = 2, column = 14, style }: { indent?: number; column?: number; style?: Style } = {},
): string {
  const start = indent + column;
  const lines = wrap(text, page.width - start);
  const name = page.paint('dim', label) + ' '.repeat(Math.max(1, column - stringWidth(label)));
  const painted = lines.map((line) => (style === undefined ? line : page.paint(style, line)));
  return `${' '.repeat(indent)}${name}${painted.join(`\n${' '.repeat(start)}`)}`.trimEnd();
}

/** A paragraph, wrapped and indented. */
export function paragraph(page: Page, text: string, indent: number, style?: Style): string {
  return wrap(text, page.width - indent)
    .map((line) => ' '.repeat(indent) + (style === undefined ? line : page.paint(style, line)))
    .join('\n');
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
