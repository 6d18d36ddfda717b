import { beforeEach, describe, expect, it } from '@jest/globals';
import { explain, type BridgeError, type ErrorCode } from '../../src/core/errors';
import type { Destination } from '../../src/core/ports';
import { caught } from '../fakes/caught';
import { aShipment } from '../fakes/shipment';

/** Something that happens to the next request, in words that fit every kind of destination. */
export type Situation =
  | 'token-refused'
  | 'forbidden'
  | 'not-understood'
  | 'address-gone'
  | 'bad-request'
  | 'too-large'
  | 'slow-down'
  | 'slow-down-until-a-date'
  | 'crashed'
  | 'gateway-gave-up'
  | 'in-maintenance'
  | 'login-page'
  | 'redirected'
  | 'empty-yes'
  | 'endless-answer'
  | 'says-no'
  | 'silent'
  | 'unreachable'
  | 'cut-before'
  | 'cut-after'
  | 'egress-refused';

/** A destination, the other side of it, and a hand on both. */
export interface DestinationHarness {
  readonly secret: string;
  open(secret?: string): Destination;
  /** The next request meets this. */
  arrange(situation: Situation): void;
  /** Digests of the documents that the other side holds, oldest first. */
  held(): readonly string[];
  /** The other side does what it does later; time passes. */
  process(): void;
  now(): number;
  /** Runs `work` while more time passes than anybody waits. */
  outwaited<T>(work: Promise<T>): Promise<T>;
}

interface Outcome {
  readonly situation: Situation;
  readonly code: ErrorCode;
  /** Whether the other side holds the document all the same. */
  readonly held?: true;
  readonly retryAfterSeconds?: number;
}

const OUTCOMES: readonly Outcome[] = [
  { situation: 'token-refused', code: 'DESTINATION_TOKEN_REFUSED' },
  { situation: 'forbidden', code: 'DESTINATION_FORBIDDEN' },
  { situation: 'not-understood', code: 'DESTINATION_SCHEMA' },
  { situation: 'address-gone', code: 'DESTINATION_SCHEMA' },
  { situation: 'bad-request', code: 'DESTINATION_REFUSED' },
  { situation: 'too-large', code: 'DESTINATION_TOO_LARGE' },
  { situation: 'slow-down', code: 'DESTINATION_RATE_LIMITED', retryAfterSeconds: 17 },
  { situation: 'slow-down-until-a-date', code: 'DESTINATION_RATE_LIMITED', retryAfterSeconds: 60 },
  { situation: 'crashed', code: 'DESTINATION_FAILED' },
  { situation: 'gateway-gave-up', code: 'DESTINATION_FAILED', held: true },
  { situation: 'in-maintenance', code: 'DESTINATION_UNAVAILABLE' },
  { situation: 'login-page', code: 'DESTINATION_NOT_JSON' },
  { situation: 'redirected', code: 'DESTINATION_NOT_JSON' },
  { situation: 'empty-yes', code: 'DESTINATION_UNEXPECTED' },
  { situation: 'endless-answer', code: 'DESTINATION_UNEXPECTED' },
  { situation: 'says-no', code: 'DESTINATION_REFUSED' },
  { situation: 'silent', code: 'DESTINATION_TIMEOUT' },
  { situation: 'unreachable', code: 'DESTINATION_UNAVAILABLE' },
  { situation: 'cut-before', code: 'DESTINATION_CONNECTION_LOST' },
  { situation: 'cut-after', code: 'DESTINATION_CONNECTION_LOST', held: true },
  { situation: 'egress-refused', code: 'DESTINATION_EGRESS' },
];

/** Where its protocol says more of a situation than others do; `taken`: it is a yes there. */
export type Differences = Readonly<Partial<Record<Situation, ErrorCode | 'taken'>>>;

/**
 * What every Destination keeps to, whatever platform stands behind it.
 *
 * @param records false: the other side shows nothing of what it holds, so `find` has no place to
 *   look at, and sending again has to be safe
 */
export function destinationContract(
  name: string,
  make: () => DestinationHarness,
  differences: Differences = {},
  { records = true }: { readonly records?: boolean } = {},
): void {
  const outcomes = OUTCOMES.flatMap((outcome) => {
    const code = differences[outcome.situation] ?? outcome.code;
    return code === 'taken' ? [] : [{ ...outcome, code }];
  });
  const held = outcomes.filter((outcome) => outcome.held);
  const taken = OUTCOMES.filter(({ situation }) => differences[situation] === 'taken');
  describe(`${name} as a destination`, () => {
    let harness: DestinationHarness;
    let destination: Destination;
    beforeEach(() => {
      harness = make();
      destination = harness.open();
    });
    const failureOf = async (work: Promise<unknown>): Promise<BridgeError> =>
      caught(harness.outwaited(work));

    it('delivers a document byte by byte', async () => {
      const shipment = aShipment();
      await destination.deliver(shipment);
      expect(harness.held()).toEqual([shipment.sha256]);
    });

    it.each(['', 'junk', '{"product":"acme","environment":7}', 'x'.repeat(500)])(
      'ignores a hint that is not its own: %j',
      async (hint) => {
        const shipment = aShipment({ hint });
        await destination.deliver(shipment);
        expect(harness.held()).toEqual([shipment.sha256]);
      },
    );

    if (records) {
      it('finds the version once the other side has worked on it, not before', async () => {
        const shipment = aShipment();
        const since = harness.now();
        await destination.deliver(shipment);
        expect(await destination.find(shipment, since)).toEqual({ found: false });
        harness.process();
        expect(await destination.find(shipment, since)).toMatchObject({
          found: true,
          version: shipment.version,
        });
      });

      it.each([
        ['another version', { version: '1.2.1' }],
        ['another environment', { environment: 'development' }],
        ['another product', { product: 'acme/shop-2' }],
        ['a product that it is a part of', { product: 'acme/sho' }],
        ['no version', { version: '' }],
      ])('does not take it for %s', async (_name, other) => {
        const since = harness.now();
        await destination.deliver(aShipment());
        harness.process();
        expect(await destination.find({ ...aShipment(), ...other }, since)).toEqual({
          found: false,
        });
      });

      it('takes back the hint that it gave', async () => {
        const since = harness.now();
        await destination.deliver(aShipment());
        harness.process();
        const found = await destination.find(aShipment(), since);
        const { hint, handle } = found.found ? found : {};
        expect(hint?.length ?? 0).toBeLessThanOrEqual(500);
        expect(handle?.length ?? 0).toBeLessThanOrEqual(500);
        const next = aShipment({ version: '2.0.0', ...(hint !== undefined && { hint }) });
        const later = harness.now();
        await harness.open().deliver(next);
        harness.process();
        expect(harness.held().at(-1)).toBe(next.sha256);
        expect(await harness.open().find(next, later)).toMatchObject({ found: true });
      });

      it('does not take an older record of the same version for this one', async () => {
        await destination.deliver(aShipment());
        harness.process();
        harness.process();
        expect(await destination.find(aShipment(), harness.now())).toEqual({ found: false });
      });
    } else {
      it('finds nothing, for there is nothing to look at', async () => {
        const since = harness.now();
        await destination.deliver(aShipment());
        harness.process();
        expect(await destination.find(aShipment(), since)).toEqual({ found: false });
        expect(destination.repeatable).toBe(true);
      });
    }

    it.each(outcomes)('$situation: $code', async ({ situation, code, held, retryAfterSeconds }) => {
      harness.arrange(situation);
      const shipment = aShipment();
      const error = await failureOf(destination.deliver(shipment));
      expect(error.code).toBe(code);
      expect(error.retryAfterSeconds).toBe(retryAfterSeconds);
      expect(harness.held()).toEqual(held === true ? [shipment.sha256] : []);
    });

    for (const { situation } of taken) {
      it(`${situation}: taken`, async () => {
        harness.arrange(situation);
        const receipt = await harness.outwaited(destination.deliver(aShipment()));
        expect(['accepted', 'processed']).toContain(receipt.state);
      });
    }

    it.each(held)(
      '$situation leaves a document behind, so it asks to look first, and looking finds it, or sending again leaves nothing twice',
      async ({ situation }) => {
        const since = harness.now();
        harness.arrange(situation);
        const error = await failureOf(destination.deliver(aShipment()));
        expect(explain(error.code).retry).toBe('look-first');
        harness.process();
        if (records) {
          expect(await destination.find(aShipment(), since)).toMatchObject({ found: true });
        } else {
          await destination.deliver(aShipment());
          expect(harness.held()).toEqual([aShipment().sha256]);
        }
      },
    );

    it.each(outcomes)('after $situation the next attempt works', async ({ situation }) => {
      harness.arrange(situation);
      await failureOf(destination.deliver(aShipment()));
      const second = aShipment({ version: '2.0.0', id: 'shipment-2' });
      await destination.deliver(second);
      expect(harness.held().at(-1)).toBe(second.sha256);
    });

    it.each(outcomes)('$situation never shows the token', async ({ situation }) => {
      harness.arrange(situation);
      const error = await failureOf(destination.deliver(aShipment()));
      const everything = [error.message, error.detail, error.stack, String(error.cause)].join('\n');
      expect(everything).not.toContain(harness.secret);
    });

    it('says what the other side said when it refused the document', async () => {
      harness.arrange('says-no');
      const error = await failureOf(destination.deliver(aShipment()));
      expect(error.detail).toContain('Product limit reached');
    });

    it('opens nothing without a secret', async () => {
      const error = await caught(Promise.resolve().then(() => harness.open('')));
      expect(error.code).toBe('DESTINATION_TOKEN_REFUSED');
    });

    it.each(['line\nbreak', 'two words', 'ünicode', ' \t '])(
      'refuses a secret that cannot be one: %j',
      async (secret) => {
        const error = await caught(
          Promise.resolve().then(() => harness.open(secret).deliver(aShipment())),
        );
        expect(error.code).toBe('DESTINATION_TOKEN_REFUSED');
        expect(harness.held()).toEqual([]);
      },
    );

    it('tests a good connection', async () => {
      expect(await destination.test()).toMatchObject({ ok: true });
    });

    it('tests a refused token, and stores nothing by it', async () => {
      const check = await harness.open(`${harness.secret}x`).test();
      expect(check.ok).toBe(false);
      expect(check.lines.length).toBeGreaterThan(0);
      expect(harness.held()).toEqual([]);
    });
  });
}
