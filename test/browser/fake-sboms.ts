import { gzipSync, strToU8 } from 'fflate';
import { CALLS, type CallAnswer } from '../../src/contract/resolvers';

type Holdings = CallAnswer<'getRepositorySboms'>;
type Components = CallAnswer<'getComponents'>;

/** What the repository page is answered from. */
export interface FakeSboms {
  holdings: Holdings;
  /** Of every document. */
  components: Components;
  /** Components of one answer. */
  readonly perCall: number;
  /** The document that is downloaded. */
  readonly text: string;
}

export function fakeSboms(over: Partial<FakeSboms> = {}): FakeSboms {
  return {
    holdings: NOTHING_YET,
    components: fakeComponents(120),
    perCall: 10_000,
    text: '{"bomFormat": "CycloneDX"}',
    ...over,
  };
}

export const NOTHING_YET: Holdings = {
  files: [],
  complete: true,
  waiting: 0,
  refused: 0,
  enabled: true,
  excluded: false,
  hasDestination: true,
};

type PageCall = 'getRepositorySboms' | 'getComponents' | 'downloadSbom';

export function answerSboms(sboms: FakeSboms, name: PageCall, payload: unknown): unknown {
  switch (name) {
    case 'getRepositorySboms':
      return sboms.holdings;
    case 'getComponents': {
      const { from = 0 } = CALLS[name].request.parse(payload);
      const { components, perCall } = sboms;
      const end = from + perCall;
      const more = end < components.rows.length;
      const rows = components.rows.slice(from, end);
      return { ...components, rows, ...(more && { next: end }) };
    }
    case 'downloadSbom': {
      // In two pieces, as a large one comes.
      const { from = 0 } = CALLS[name].request.parse(payload);
      const packed = gzipSync(strToU8(sboms.text));
      const piece = from === 0 ? packed.subarray(0, 10) : packed.subarray(from);
      const data = Buffer.from(piece).toString('base64');
      return { fileName: 'bom.json', data, ...(from === 0 && { next: 10 }) };
    }
  }
}

const ECOSYSTEMS = ['npm', 'maven', 'pypi', 'golang', ''];
const LICENCES = ['MIT', 'Apache-2.0', 'BSD-3-Clause', 'ISC', '', '(MIT OR GPL-3.0-or-later)'];

/** Components of several ecosystems and licences. */
export function fakeComponents(total: number): Components {
  const rows = Array.from({ length: total }, (_, index): Components['rows'][number] => {
    const name = `${String.fromCharCode(97 + ((index * 7) % 26))}-library-${String(index)}`;
    const version = `${String(index % 12)}.${String(index % 30)}.${String(index % 7)}`;
    return [name, version, (index * index) % LICENCES.length, (index % 7) % ECOSYSTEMS.length];
  });
  return {
    format: 'CycloneDX 1.6',
    fileName: 'bom.json',
    total,
    licences: LICENCES,
    ecosystems: ECOSYSTEMS,
    rows,
  };
}

const DAY = 86_400_000;
const SENT = Date.UTC(2026, 8, 14, 9, 30);

/** Two files in two environments, where one destination is behind in one of them. */
export function someHoldings(): Holdings {
  const commit = (digit: string) => digit.repeat(40);
  const history = Array.from({ length: 24 }, (_, index) => ({
    version: `1.${String(index)}.0`,
    commit: commit((index % 10).toString()),
    components: Math.round(380 + index * 6 + 40 * Math.sin(index)),
    ...(index > 3 && { score: Math.round((6.1 + index * 0.1 + Math.sin(index) / 3) * 10) / 10 }),
    sentAt: SENT - (23 - index) * 5 * DAY,
  }));
  const newest = { ...history[23], version: '1.23.0', commit: commit('3'), components: 484 };
  const before = { ...newest, version: '1.22.0', commit: commit('2'), components: 512, score: 8.2 };
  const product = 'acme/shop';
  return {
    ...NOTHING_YET,
    files: [
      {
        environment: 'development',
        product,
        path: 'bom.json',
        documents: [
          {
            ...{ ...newest, version: '1.24.0-rc.1', score: 8.4, sentAt: SENT + DAY },
            ref: 'develop',
            destinations: ['Dependency-Track', 'Interlynk'],
          },
        ],
        history: history.slice(-1),
      },
      {
        environment: 'production',
        product,
        path: 'bom.json',
        documents: [
          { ...newest, score: 8.3, sentAt: SENT, ref: 'main', destinations: ['Interlynk'] },
          { ...before, sentAt: SENT - 5 * DAY, ref: 'main', destinations: ['Dependency-Track'] },
        ],
        history,
      },
      {
        environment: 'production',
        product: `${product}/services/checkout`,
        path: 'services/checkout/build/reports/application.cdx.json',
        documents: [
          {
            ...{ version: '', commit: commit('c'), components: 9870, sentAt: SENT - DAY },
            ref: 'main',
            destinations: ['Interlynk'],
          },
        ],
        history: [],
      },
    ],
  };
}
