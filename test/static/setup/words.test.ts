import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkSummary } from '../../../static/setup/components/check-summary';
import { factsOf } from '../../../static/setup/components/connection-facts';
import { addLabels } from '../../../static/setup/components/labels';
import { matchWorkspaces } from '../../../static/setup/components/match-workspaces';
import { dateTime, expiryOf, fromNow } from '../../../static/setup/words';
import { connectionOf, LINES, NOW } from '../../host/setup/fake-services';

const DAY = 86_400_000;

describe('what the set-up pages say', () => {
  it.each([
    [undefined, undefined],
    [NOW + 15 * DAY, undefined],
    [NOW + 14 * DAY, 'soon'],
    [NOW + 1, 'soon'],
    [NOW, 'expired'],
    [NOW - DAY, 'expired'],
  ])('a token that ends at %p: %p', (at, said) => {
    expect(expiryOf(at, NOW)).toBe(said);
  });

  it.each([
    [NOW, 'just now'],
    [NOW - 59_000, 'just now'],
    [NOW - 60_000, '1 minute ago'],
    [NOW - 7_200_000, '2 hours ago'],
    [NOW - DAY, 'yesterday'],
    [NOW + 12 * DAY, 'in 12 days'],
  ])('%p is %p', (at, said) => {
    expect(fromNow(at, NOW)).toBe(said);
  });

  it.each([
    [LINES.slice(0, 2), 'Everything works.'],
    [LINES.slice(3, 5), 'It works, with one warning.'],
    [[...LINES.slice(3), ...LINES.slice(3)], 'It works, with 2 warnings.'],
    [LINES, 'One check failed.'],
    [[...LINES, ...LINES], '2 checks failed.'],
  ])('sums a test up', (lines, said) => {
    expect(checkSummary(lines)).toBe(said);
  });

  it('tells a connection without a workspace', () => {
    const { workspace: _none, account: _nobody, ...rest } = connectionOf();
    expect(factsOf(rest)).toBe('OAuth · no workspace yet');
    expect(factsOf(connectionOf())).toBe('OAuth · acme · Olga Owner');
  });
});

describe('labels', () => {
  it('are parted by commas, trimmed, and there once', () => {
    expect(addLabels(['shop'], ' eu west, shop ,,prod')).toEqual(['shop', 'eu west', 'prod']);
  });

  it('are never more or longer than the host takes', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.string({ maxLength: 200 }), (labels, typed) => {
        const all = addLabels(addLabels([], labels.join(',')), typed);
        expect(all.length).toBeLessThanOrEqual(20);
        expect(all.every((label) => label.length > 0 && label.length <= 50)).toBe(true);
        expect(new Set(all).size).toBe(all.length);
      }),
    );
  });
});

describe('the search for a workspace', () => {
  const found = (text: string): readonly string[] =>
    matchWorkspaces(
      [
        { slug: 'zeta-acme', name: 'Zeta' },
        { slug: 'acme', name: 'The Acme Company' },
        { slug: 'umbrella', name: 'Umbrella' },
      ],
      text,
    ).map(({ slug }) => slug);

  it.each([
    ['', ['acme', 'umbrella', 'zeta-acme']],
    ['ACME', ['acme', 'zeta-acme']],
    [' umb ', ['umbrella']],
    ['company', ['acme']],
    ['nothing', []],
    ['.*', []],
  ])('%p finds %p', (text, slugs) => {
    expect(found(text)).toEqual(slugs);
  });
});

it('shows a dash for a time that nobody can read', () => {
  expect(dateTime(Date.parse('yesterday'))).toBe('–');
  expect(dateTime(Date.parse('2026-11-22T10:00:00Z'))).toContain('2026');
});
