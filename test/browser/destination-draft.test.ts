import { describe, expect, it } from '@jest/globals';
import { destinationConfig } from '../../src/core/settings';
import {
  draftProblems,
  errorsOfDestination,
  fromDestinationDraft,
  originLeft,
  originOf,
  toDestinationDraft,
  type DestinationDraft,
} from '../../static/app/components/destinations/destination-draft';
import { KINDS } from '../../static/app/components/destinations/destination-words';
import { newDestination } from '../../static/app/components/destinations/new-destination';
import { generateSigningKey } from '../../static/app/components/destinations/signing-key';
import {
  policyNames,
  verdictSentence,
  type Verdict,
} from '../../static/app/components/history/verdict-words';
import { THREE_DESTINATIONS } from './fake-settings';

const track = toDestinationDraft(newDestination('dependency-track', []));
const problemsOf = (part: Partial<DestinationDraft>) =>
  draftProblems('dependency-track', { ...track, ...COMPLETE, ...part }, false);
const COMPLETE = { address: 'https://dtrack.example.com', secret: 'odt_1' };

describe('the draft of a destination', () => {
  it.each(THREE_DESTINATIONS)('loses nothing of $kind', (config) => {
    expect(fromDestinationDraft(config, toDestinationDraft(config))).toEqual(config);
  });

  it.each(KINDS)('of %s is one that the app takes, once it is complete', (kind) => {
    const config = newDestination(kind, []);
    const draft = { ...toDestinationDraft(config), ...COMPLETE, parentName: ' P ', tags: 'a, b,a' };
    expect(draftProblems(kind, draft, false)).toEqual({});
    const saved = fromDestinationDraft(config, draft);
    expect(destinationConfig.parse(saved)).toEqual(saved);
  });

  it.each([
    [{ name: ' ' }, ['name']],
    [{ address: '' }, ['address']],
    [{ address: 'http://dtrack.example.com' }, ['address']],
    [{ secret: ' ' }, ['secret']],
    [{ projectName: '{repository}' }, ['projectName']],
    [{ projectVersion: '{commit}' }, ['projectVersion']],
    [{ parentVersion: '1' }, ['parentName']],
    [{ tags: Array.from({ length: 21 }, (_, index) => String(index)).join(',') }, ['tags']],
    [{}, []],
  ])('with %j is wrong at %j', (part, fields) => {
    expect(Object.keys(problemsOf(part))).toEqual(fields);
  });

  it('needs no secret where one is stored', () => {
    expect(draftProblems('dependency-track', { ...track, ...COMPLETE, secret: '' }, true)).toEqual(
      {},
    );
  });

  it.each([
    ['https://other.example.com', 'https://dtrack.example.com'],
    ['https://dtrack.example.com:8443', 'https://dtrack.example.com'],
    ['https://dtrack.example.com/base', undefined],
    ['https://dtra', 'https://dtrack.example.com'],
    ['dtrack', undefined],
  ])('at %s leaves behind the key of %s', (address, origin) => {
    const stored = { ...newDestination('dependency-track', []), ...COMPLETE };
    const draft = { ...toDestinationDraft(stored), address };
    expect(originLeft(stored, draft)).toBe(origin);
  });

  it('gets the messages of its own place', () => {
    const fields = {
      'settings.destinations.1.address': 'A',
      'destinations.1.parent.version': 'B',
      'destinations.1.tags.3': 'C',
      'destinations.10.name': 'not mine',
      'rules.1.pattern': 'not mine',
    };
    expect(errorsOfDestination(fields, 1)).toEqual({ address: 'A', parentVersion: 'B', tags: 'C' });
  });
});

describe('a new destination', () => {
  it('has a name of its own, and an id that no other gets', () => {
    const first = newDestination('https-endpoint', THREE_DESTINATIONS);
    expect(first).toMatchObject({ name: 'HTTPS endpoint' });
    const second = newDestination('https-endpoint', [...THREE_DESTINATIONS, first]);
    expect(second).toMatchObject({ name: 'HTTPS endpoint 2' });
    const others = Array.from({ length: 20 }, () => newDestination('interlynk', []));
    expect(new Set(others.map(({ id }) => id)).size).toBe(20);
    expect(others[0]?.id).toMatch(/^interlynk-[a-z0-9]{6}$/);
  });

  it.each([
    ['https://dtrack.example.com:8443/base', 'https://dtrack.example.com:8443'],
    ['  https://dtrack.example.com ', 'https://dtrack.example.com'],
    ['dtrack.example.com', undefined],
    ['https://user:pass@dtrack.example.com', undefined],
    ['', undefined],
  ])('at %j needs access to %j', (address, origin) => {
    expect(originOf(address)).toBe(origin);
  });

  it('gets keys of 256 bits, each another', () => {
    const keys = Array.from({ length: 50 }, generateSigningKey);
    expect(new Set(keys).size).toBe(50);
    for (const key of keys) expect(Buffer.from(key, 'base64url')).toHaveLength(32);
  });
});

describe('verdicts', () => {
  const verdict: Verdict = { state: 'fail', failed: 0, warned: 0, policies: [] };
  it.each([
    [{ ...verdict, failed: 1 }, '1 policy failed'],
    [{ ...verdict, failed: 2, warned: 1 }, '2 policies failed, with 1 warning'],
    [verdict, 'Policies failed'],
  ])('%j is told as %s', (given, words) => {
    expect(verdictSentence(given)).toBe(words);
  });

  it('say how many policies they do not name', () => {
    expect(policyNames(verdict)).toBe('');
    expect(policyNames({ ...verdict, failed: 2, policies: ['A', 'B'] })).toBe(': A, B');
    expect(policyNames({ ...verdict, failed: 12, policies: ['A', 'B'] })).toBe(
      ': A, B and 10 more',
    );
  });
});
