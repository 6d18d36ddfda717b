import { styleText } from 'node:util';
import type { EventLine } from './event-line';

export interface LineFormat {
  readonly json: boolean;
  readonly colour: boolean;
}

const MEMBERS = [
  'event',
  'repository',
  'ref',
  'commit',
  'rule',
  'environment',
  'sbom',
  'components',
  'destination',
  'result',
  'reason',
  'message',
  'ms',
] as const satisfies readonly (keyof EventLine)[];

/** A line as it is printed; names from repositories cannot move the cursor or forge a line. */
export function formatLine(line: EventLine, { json, colour }: LineFormat): string {
  // Every member is always there: null where there is nothing to say.
  if (json)
    return JSON.stringify(Object.fromEntries(MEMBERS.map((name) => [name, line[name] ?? null])));
  const paint = (style: Parameters<typeof styleText>[0], text: string) =>
    colour ? styleText(style, text, { validateStream: false }) : text;
  const where = [
    line.repository ?? 'unknown repository',
    // The ref of a pull request is where it goes; its commit is not there yet.
    WHAT[line.event ?? ''] ?? '',
    line.ref ?? '',
    line.commit?.slice(0, 7) ?? '',
  ];
  const parts = [
    paint('bold', visible(where.filter((part) => part !== '').join(' '))),
    line.rule === undefined ? undefined : paint('dim', visible(line.rule)),
    line.environment === undefined ? undefined : `→ ${visible(line.environment)}`,
    line.sbom === undefined ? undefined : visible(line.sbom),
    line.components === undefined
      ? undefined
      : `${String(line.components)} component${line.components === 1 ? '' : 's'}`,
    line.destination === undefined ? undefined : visible(line.destination),
    paint(STYLES[line.result] ?? 'yellow', line.result),
    line.message === undefined ? undefined : visible(line.message),
    paint('dim', `${String(line.ms)} ms`),
  ];
  return parts.filter((part) => part !== undefined).join('  ');
}

const WHAT: Readonly<Record<string, string>> = {
  'pullrequest:created': 'pull request to',
  'pullrequest:updated': 'pull request to',
  'pullrequest:fulfilled': 'pull request merged to',
};

const STYLES: Readonly<Record<string, 'green' | 'red' | 'yellow' | 'dim'>> = {
  accepted: 'green',
  processed: 'green',
  unchanged: 'green',
  rejected: 'red',
  failed: 'red',
  ignored: 'dim',
};

/** Control and direction characters become visible, and nothing is endless. */
function visible(text: string): string {
  const shown = text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
  return shown.length > 200 ? `${shown.slice(0, 199)}…` : shown;
}
