import { describe, expect, it } from '@jest/globals';
import { leftOutBy } from '../../src/core/repository-scope';
import { workspaceSettings } from '../../src/core/settings';

const SHOP = '22222222-2222-4222-8222-222222222222';
const shop = { uuid: SHOP, fullName: 'acme/shop', project: 'PAY' };

function scope(part: object) {
  return workspaceSettings.parse({ repositories: { kind: 'all-but', ...part } }).repositories;
}

describe('which repositories take part', () => {
  it.each([
    ['all where nothing is said', undefined, undefined],
    ['all but none', scope({}), undefined],
    ['all but its project', scope({ projects: ['pay'] }), 'rule'],
    ['all but another project', scope({ projects: ['WEB'] }), undefined],
    ['all but its name', scope({ names: ['shop'] }), 'rule'],
    ['all but a pattern of its name', scope({ names: ['sh*'] }), 'rule'],
    ['all but a name that includes that of the workspace', scope({ names: ['acme/*'] }), undefined],
    [
      'all but its project, chosen by hand',
      scope({ projects: ['PAY'], included: [SHOP] }),
      undefined,
    ],
    ['all, left out by hand', scope({ excluded: [SHOP] }), 'hand'],
    ['only none', scope({ kind: 'only' }), 'rule'],
    ['only its project', scope({ kind: 'only', projects: ['PAY'] }), undefined],
    ['only its name', scope({ kind: 'only', names: ['s?op'] }), undefined],
    ['only another name', scope({ kind: 'only', names: ['site'] }), 'rule'],
    ['only none, chosen by hand', scope({ kind: 'only', included: [SHOP] }), undefined],
    ['left out and chosen by hand', scope({ included: [SHOP], excluded: [SHOP] }), 'hand'],
  ] as const)('%s', (_what, chosen, expected) => {
    expect(leftOutBy(chosen, shop)).toBe(expected);
  });

  it('goes by the name alone where the project is not known', () => {
    const unknown = { uuid: SHOP, fullName: 'acme/shop' };
    expect(leftOutBy(scope({ projects: ['PAY'] }), unknown)).toBeUndefined();
    expect(leftOutBy(scope({ kind: 'only', projects: ['PAY'] }), unknown)).toBe('rule');
  });

  it.each([
    [{ projects: ['a b'] }],
    [{ names: [''] }],
    [{ excluded: ['{x}'] }],
    [{ included: Array.from({ length: 501 }, () => SHOP) }],
    [{ kind: 'none' }],
  ])('is not saved as %j', (part) => {
    const wanted = { repositories: { kind: 'all-but', ...part } };
    expect(workspaceSettings.safeParse(wanted).success).toBe(false);
  });
});
