import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { openDatabase } from '../../../../host/database';
import { group, oneGroup, testEgress } from './grants';

const BACKEND = 'FETCH_BACKEND_SIDE';
const names = (count: number, from = 0): string[] =>
  Array.from({ length: count }, (_, index) => `https://host-${index + from}.example.net`);

describe('a set of groups', () => {
  it('asks for what is new, and only then allows it', () => {
    const egress = testEgress();
    const change = egress.change(
      'set',
      oneGroup('sbom', 'Sbom.Example.net', 'dt.example.net:8443'),
    );
    const domains = ['https://sbom.example.net', 'https://dt.example.net:8443'];
    expect(change.question).toEqual({
      kind: 'allow',
      groups: [{ description: 'Why sbom.', domains }],
    });
    expect(egress.domains()).toEqual([]);
    const view = {
      key: 'sbom',
      description: 'Why sbom.',
      configured: domains.map((domain) => ({ domain, type: [BACKEND] })),
    };
    expect(change.apply()).toEqual({ results: [view] });
    expect(egress.domains()).toEqual(domains);
    expect(egress.get({})).toEqual({ results: [view] });
  });

  it('puts a group in the place of the one with its key, and asks for the new part', () => {
    const egress = testEgress();
    egress.change('set', oneGroup('sbom', 'a.example.net', 'b.example.net')).apply();
    egress.change('set', oneGroup('other', 'c.example.net')).apply();
    const change = egress.change('set', oneGroup('sbom', 'b.example.net', 'd.example.net'));
    expect(change.question?.groups).toEqual([
      { description: 'Why sbom.', domains: ['https://d.example.net'] },
    ]);
    change.apply();
    expect([...egress.domains()].sort()).toEqual([
      'https://b.example.net',
      'https://c.example.net',
      'https://d.example.net',
    ]);
  });

  it('asks nobody where every domain is granted already', () => {
    const egress = testEgress();
    egress.change('set', oneGroup('sbom', 'a.example.net')).apply();
    expect(egress.change('set', oneGroup('again', 'https://a.example.net')).question).toBe(
      undefined,
    );
  });

  it.each<[string, string, object]>([
    ['no payload', 'EGRESS_MALFORMED', {}],
    ['no group', 'EGRESS_MALFORMED', { egresses: [] }],
    ['a group without a domain', 'EGRESS_MALFORMED', oneGroup('a')],
    [
      'an empty description',
      'EGRESS_MALFORMED',
      { egresses: [{ ...group('a', 'b.example.net'), description: ' ' }] },
    ],
    [
      'an unknown type',
      'EGRESS_MALFORMED',
      { egresses: [{ ...group('a'), configured: [{ domain: 'b.example.net', type: ['X'] }] }] },
    ],
    [
      'a type of the pages',
      'EGRESS_TYPE',
      {
        egresses: [
          { ...group('a'), configured: [{ domain: 'b.example.net', type: [BACKEND, 'IMAGES'] }] },
        ],
      },
    ],
    ['plain http', 'EGRESS_DOMAIN', oneGroup('a', 'http://b.example.net')],
    ['everything', 'EGRESS_DOMAIN', oneGroup('a', '*')],
    ['an address of the manifest', 'EGRESS_DECLARED', oneGroup('a', 'https://api.example.com')],
    [
      'one that a pattern of the manifest covers',
      'EGRESS_DECLARED',
      oneGroup('a', 'x.example.org'),
    ],
    [
      'a key twice',
      'EGRESS_DUPLICATE',
      { egresses: [group('a', 'b.example.net'), group('a', 'c.example.net')] },
    ],
    [
      'a domain twice in two spellings',
      'EGRESS_DUPLICATE',
      oneGroup('a', 'b.example.net', 'https://B.example.net/'),
    ],
    ['eleven domains', 'EGRESS_LIMIT', oneGroup('a', ...names(11))],
    [
      'eleven groups',
      'EGRESS_LIMIT',
      { egresses: names(11).map((name, index) => group(`g${index}`, name)) },
    ],
    [
      '41 domains',
      'EGRESS_LIMIT',
      {
        egresses: [0, 10, 20, 30, 40].map((from) =>
          group(`g${from}`, ...names(from === 40 ? 1 : 10, from)),
        ),
      },
    ],
  ])('is refused for %s', (_what, code, payload) => {
    const egress = testEgress();
    expect(() => egress.change('set', payload)).toThrow(expect.objectContaining({ code }));
    expect(egress.domains()).toEqual([]);
  });

  it('counts what is there, less what it puts itself in the place of', () => {
    const egress = testEgress();
    const full = [0, 10, 20, 30].map((from) => group(`g${from}`, ...names(10, from)));
    egress.change('set', { egresses: full }).apply();
    const one = oneGroup('more', 'more.example.net');
    expect(() => egress.change('set', one)).toThrow(
      expect.objectContaining({ code: 'EGRESS_LIMIT' }),
    );
    egress.change('set', oneGroup('g0', ...names(9))).apply();
    egress.change('set', one).apply();
    expect(egress.domains()).toHaveLength(40);
  });
});

describe('taking grants away', () => {
  const granted = () => {
    const egress = testEgress();
    egress.change('set', oneGroup('sbom', 'a.example.net', 'b.example.net')).apply();
    return egress;
  };
  const one = { key: 'sbom', domain: 'A.example.net', type: BACKEND };

  it('takes one domain, after a question', () => {
    const egress = granted();
    const change = egress.change('deleteDomain', one);
    expect(change.question).toEqual({
      kind: 'remove',
      groups: [{ description: 'Why sbom.', domains: ['https://a.example.net'] }],
    });
    expect(egress.domains()).toHaveLength(2);
    expect(change.apply()).toBe(undefined);
    expect(egress.domains()).toEqual(['https://b.example.net']);
  });

  it('takes a group with all its domains', () => {
    const egress = granted();
    const change = egress.change('deleteGroup', { key: 'sbom' });
    expect(change.question?.groups[0]?.domains).toHaveLength(2);
    change.apply();
    expect(egress.get({})).toEqual({ results: [] });
    expect(egress.domains()).toEqual([]);
  });

  it.each<['deleteDomain' | 'deleteGroup', object]>([
    ['deleteDomain', { ...one, domain: 'none.example.net' }],
    ['deleteDomain', { ...one, key: 'none' }],
    ['deleteDomain', { ...one, type: 'IMAGES' }],
    ['deleteGroup', { key: 'none' }],
  ])('asks nothing and takes nothing that is not there: %s %j', (command, payload) => {
    const egress = granted();
    const change = egress.change(command, payload);
    expect(change.question).toBe(undefined);
    change.apply();
    expect(egress.domains()).toHaveLength(2);
  });
});

describe('reading grants', () => {
  it('goes by keys and by pages', () => {
    const egress = testEgress();
    const keys = ['c', 'a', 'b'];
    egress.change('set', { egresses: keys.map((key) => group(key, `${key}.example.net`)) }).apply();
    const keysOf = (payload: unknown) => egress.get(payload).results.map(({ key }) => key);
    expect(keysOf(undefined)).toEqual(['a', 'b', 'c']);
    expect(keysOf({ keys: ['b', 'none'] })).toEqual(['b']);
    const first = egress.get({ pageSize: 2 });
    expect(first.lastEvaluatedKey).toBe('b');
    const second = egress.get({ pageSize: 2, nextPageToken: first.lastEvaluatedKey });
    expect(second.results.map(({ key }) => key)).toEqual(['c']);
    expect(second).not.toHaveProperty('lastEvaluatedKey');
  });
});

describe('a program’s grant', () => {
  it('adds to its own group what nobody granted so far', () => {
    const egress = testEgress();
    egress.change('set', oneGroup('sbom', 'a.example.net')).apply();
    egress.grant(['https://a.example.net', 'b.example.net']);
    egress.grant(['b.example.net', 'c.example.net']);
    expect(
      egress.get({ keys: ['operator'] }).results[0]?.configured.map(({ domain }) => domain),
    ).toEqual(['https://b.example.net', 'https://c.example.net']);
  });

  it('holds to the same rules', () => {
    const egress = testEgress();
    expect(() => {
      egress.grant(['http://b.example.net']);
    }).toThrow(expect.objectContaining({ code: 'EGRESS_DOMAIN' }));
  });
});

it('is of no use to an app whose manifest does not ask for it', () => {
  const egress = testEgress({ enabled: false });
  const refused = expect.objectContaining({ code: 'EGRESS_NOT_ENABLED', status: 403 });
  expect(() => egress.get({})).toThrow(refused);
  expect(() => egress.change('set', oneGroup('a', 'a.example.net'))).toThrow(refused);
  expect(() => {
    egress.grant(['a.example.net']);
  }).toThrow(refused);
});

it('belongs to one installation, and outlives the process', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'egress-')), 'host.db');
  const first = openDatabase(file);
  testEgress({ database: first }).grant(['a.example.net']);
  first.close();
  const database = openDatabase(file);
  expect(testEgress({ database }).domains()).toEqual(['https://a.example.net']);
  expect(testEgress({ database, installation: 'another' }).domains()).toEqual([]);
  database.close();
});
