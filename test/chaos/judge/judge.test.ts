import { describe, expect, it } from '@jest/globals';
import type { Arrival, TruthPush } from '../truth/types';
import { judge } from './judge';

const SHOP = 'sandbox/shop';

/** A push that leaves one document, at the root. */
function push(number: number, version: string, over: Partial<TruthPush> = {}): TruthPush {
  return {
    number,
    slug: 'shop',
    ref: { type: 'branch', name: 'main' },
    after: `commit-${String(number)}`,
    environment: 'production',
    documents: [{ path: 'bom.json', product: SHOP, version, sha256: `sha-${version}` }],
    ...over,
  };
}
function arrival(version: string, over: Partial<Arrival> = {}): Arrival {
  const where = { destination: 'one', product: SHOP, environment: 'production' };
  return { ...where, version, sha256: `sha-${version}`, ...over };
}
const tag = (name: string): Partial<TruthPush> => ({
  ref: { type: 'tag', name },
  environment: 'default',
});
const inDefault = { environment: 'default' };

function judged(
  pushes: readonly TruthPush[],
  arrivals: readonly Arrival[],
  destinations: readonly string[] = ['one'],
) {
  const evidence = { pushes, arrivals, destinations, shared: new Set(['default']) };
  const { lost, duplicated, misrouted, ...counts } = judge(evidence);
  const told = (list: typeof lost) =>
    list.map(({ document, push: of }) => [of, document.destination, document.version]);
  return {
    ...counts,
    lost: told(lost),
    duplicated: told(duplicated),
    misrouted: told(misrouted),
  };
}
const CLEAN = {
  expected: 1,
  delivered: 1,
  superseded: 0,
  outOfOrder: 0,
  lost: [],
  duplicated: [],
  misrouted: [],
};

describe('judge: what is lost', () => {
  it('is content where everything arrived once', () => {
    expect(judged([push(1, '1')], [arrival('1')])).toEqual(CLEAN);
  });

  it('misses a document, and names push and destination', () => {
    const found = judged([push(1, '1')], [arrival('1')], ['one', 'two']);
    expect(found).toEqual({ ...CLEAN, expected: 2, lost: [[1, 'two', '1']] });
  });

  it('misses the last state of a branch, whatever came before', () => {
    const found = judged([push(1, '1'), push(2, '2')], [arrival('1')]);
    expect(found).toEqual({ ...CLEAN, expected: 2, lost: [[2, 'one', '2']] });
  });

  it('excuses an earlier state where a later one of the branch arrived', () => {
    const found = judged([push(1, '1'), push(2, '2')], [arrival('2')]);
    expect(found).toEqual({ ...CLEAN, expected: 2, superseded: 1 });
  });

  it('does not excuse it by a later push of another branch', () => {
    const release = (name: string) => ({ ref: { type: 'branch' as const, name }, ...inDefault });
    const pushes = [push(1, '1', release('release/1')), push(2, '2', release('release/2'))];
    expect(judged(pushes, [arrival('2', inDefault)])).toMatchObject({ lost: [[1, 'one', '1']] });
  });

  it('never excuses a tag', () => {
    const pushes = [push(1, '1', tag('v1')), push(2, '2', tag('v2'))];
    expect(judged(pushes, [arrival('2', inDefault)])).toMatchObject({
      superseded: 0,
      lost: [[1, 'one', '1']],
    });
  });

  it('sees that a branch went back and the destination did not', () => {
    const pushes = [push(1, '1'), push(2, '2'), push(3, '1')];
    expect(judged(pushes, [arrival('1'), arrival('2')])).toMatchObject({ lost: [[3, 'one', '1']] });
    expect(judged(pushes, [arrival('1'), arrival('2'), arrival('1')])).toMatchObject({
      lost: [],
      duplicated: [],
    });
  });

  it('counts an older document that came in last', () => {
    const found = judged([push(1, '1'), push(2, '2')], [arrival('2'), arrival('1')]);
    expect(found).toMatchObject({ outOfOrder: 1, lost: [] });
  });
});

describe('judge: what is there twice', () => {
  it('sees two in a row', () => {
    const found = judged([push(1, '1')], [arrival('1'), arrival('1')]);
    expect(found).toEqual({ ...CLEAN, duplicated: [[1, 'one', '1']] });
  });

  it('sees one that came again though git never went back to it', () => {
    const pushes = [push(1, '1'), push(2, '2')];
    const found = judged(pushes, [arrival('1'), arrival('2'), arrival('1')]);
    expect(found).toMatchObject({ duplicated: [[1, 'one', '1']] });
  });

  it('sees two in a row where several refs write, and allows another one in between', () => {
    const pushes = [push(1, '1', tag('v1')), push(2, '2', tag('v2'))];
    const [one, two] = [arrival('1', inDefault), arrival('2', inDefault)];
    expect(judged(pushes, [one, two, two])).toMatchObject({ duplicated: [[2, 'one', '2']] });
    expect(judged(pushes, [two, one, two])).toMatchObject({ duplicated: [] });
  });

  it('does not take one at each destination for two', () => {
    const arrivals = [arrival('1'), arrival('1', { destination: 'two' })];
    expect(judged([push(1, '1')], arrivals, ['one', 'two'])).toMatchObject({
      delivered: 2,
      duplicated: [],
    });
  });
});

describe('judge: what is where it should not be', () => {
  it.each<[string, Partial<Arrival>]>([
    ['another environment', { environment: 'development' }],
    ['another product', { product: 'sandbox/other' }],
    ['another destination', { destination: 'elsewhere' }],
    ['another version', { version: '9' }],
    ['other bytes', { sha256: 'other' }],
  ])('sees %s', (_name, over) => {
    const { misrouted } = judged([push(1, '1')], [arrival('1'), arrival('1', over)]);
    expect(misrouted).toHaveLength(1);
  });

  it('sees what a ref without an environment brought, and names its push', () => {
    const hotfix = push(2, '2', {
      ref: { type: 'branch', name: 'hotfix/2' },
      environment: undefined,
    });
    const found = judged([push(1, '1'), hotfix], [arrival('1'), arrival('2')]);
    expect(found).toEqual({ ...CLEAN, misrouted: [[2, 'one', '2']] });
  });
});
