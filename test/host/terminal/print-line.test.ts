import { describe, expect, it } from '@jest/globals';
import type { EventLine } from '../../../host/terminal/event-line';
import { formatLine } from '../../../host/terminal/print-line';

const LINE: EventLine = {
  event: 'repo:push',
  repository: 'sandbox/web-shop',
  ref: 'main',
  commit: '0ad80f42bc89e12ec967388d13b895064c950410',
  rule: undefined,
  environment: 'production',
  sbom: 'bom.json',
  components: 90,
  destination: 'Interlynk',
  result: 'accepted',
  reason: undefined,
  message: undefined,
  ms: 12,
};
const text = (line: Partial<EventLine>) =>
  formatLine({ ...LINE, ...line }, { json: false, colour: false });

describe('formatLine', () => {
  it.each([
    ['repo:push', 'sandbox/web-shop main 0ad80f4  '],
    ['pullrequest:created', 'sandbox/web-shop pull request to main 0ad80f4  '],
    ['pullrequest:updated', 'sandbox/web-shop pull request to main 0ad80f4  '],
    ['pullrequest:fulfilled', 'sandbox/web-shop pull request merged to main 0ad80f4  '],
  ])('says what %s is about', (event, start) => {
    expect(text({ event }).startsWith(start)).toBe(true);
  });

  it.each([
    [0, '0 components'],
    [1, '1 component'],
    [2, '2 components'],
  ])('counts %s', (components, said) => {
    expect(text({ components }).split('  ')).toContain(said);
  });

  it('lets no name move the cursor or start a line', () => {
    const shown = text({ ref: 'a\u001b[2J\nb\u202e' });
    expect(shown).toContain('a\\u{1b}[2J\\u{a}b\\u{202e}');
  });

  it('has every member as JSON, null where there is nothing to say', () => {
    expect(JSON.parse(formatLine(LINE, { json: true, colour: true }))).toStrictEqual({
      ...LINE,
      rule: null,
      reason: null,
      message: null,
    });
  });
});
