import { z } from 'zod';
import { awaitsVerdict } from '../core/delivery/awaits-verdict';
import { targetKey, withHint, type Hints } from '../core/delivery/hints';
import { orderOf } from '../core/delivery/send-order';
import type { Delivery } from '../core/delivery/types';
import { createTurns } from '../core/in-turn';
import type { Kv, KvSet, Sha256 } from '../core/ports';
import type { CurrentDocument, DeliveryStore } from '../core/stores';
import { ENTITIES, keys } from './keys';
import { toPage } from './to-page';

const row = z.object({
  body: z.custom<Delivery>((value) => typeof value === 'object' && value !== null),
});
const currentRow = z.object({
  key: z.string(),
  eventAt: z.number(),
  order: z.number(),
  ref: z.string().exactOptional(),
});
const begunRow = z.object({ key: z.string() });
const hintsRow = z.record(z.string(), z.string());
/** Forge's limit for one batch. */
const BATCH = 25;

export function createDeliveryStore({ kv, sha256 }: { kv: Kv; sha256: Sha256 }): DeliveryStore {
  const entity = ENTITIES.delivery;
  const set = (delivery: Delivery): KvSet => ({
    entity,
    key: delivery.key,
    value: toRow(delivery),
  });
  // Claims for several destinations write one mark of their ref, and transactions that meet in one
  // key are refused.
  const inTurn = createTurns();
  return {
    async load(key, place) {
      const here = keys.current(sha256, place);
      const [found, stored, last] = await kv.getMany([
        { entity, key },
        { key: here },
        { key: keys.begun(sha256, place) },
      ]);
      const delivery = readDelivery(found);
      const there = delivery && keys.current(sha256, delivery);
      const isElsewhere = stored === undefined && there !== undefined && there !== here;
      const known = isElsewhere ? await kv.get({ key: there }) : stored;
      const current = currentRow.safeParse(known).data;
      const lastThere =
        delivery !== undefined && isElsewhere && last === undefined
          ? await kv.get({ key: keys.begun(sha256, delivery) })
          : last;
      const begun = begunRow.safeParse(lastThere).data?.key;
      const isAnother = begun !== undefined && begun !== key && begun !== current?.key;
      const other = isAnother ? readDelivery(await kv.get({ entity, key: begun })) : undefined;
      return { delivery, current, begun: other };
    },

    get: async (key) => readDelivery(await kv.get({ entity, key })),

    async getMany(wanted) {
      const found: (Delivery | undefined)[] = [];
      for (let from = 0; from < wanted.length; from += BATCH) {
        const some = wanted.slice(from, from + BATCH).map((key) => ({ entity, key }));
        found.push(...(await kv.getMany(some)).map(readDelivery));
      }
      return found;
    },

    async unconfirmed(now, limit) {
      const page = await kv.query({
        entity,
        index: 'by-state',
        partition: ['accepted'],
        atMost: now,
        limit,
      });
      return page.values.flatMap((value) => readDelivery(value) ?? []);
    },

    async page(repository, limit, cursor) {
      const page = await kv.query({
        entity,
        index: 'by-repository',
        partition: [repository],
        newestFirst: true,
        limit,
        ...(cursor !== undefined && { cursor }),
      });
      return toPage(page, readDelivery);
    },

    claim: (next, previous, { unsettled = 'all', lastSent } = {}) =>
      inTurn(() =>
        kv.transact([
          {
            ...set(next),
            // Every claim counts the attempts up, so an equal count means nobody took it in between.
            onlyIf:
              previous === undefined
                ? { attribute: 'attempts', absent: true }
                : { attribute: 'attempts', equals: previous.attempts },
          },
          // Should this be the last that is heard of it, the next run knows where to look.
          { key: keys.begun(sha256, next), value: { key: next.key } },
          { key: keys.unsettled(sha256, next.repository, next.ref), value: unsettled },
          ...(lastSent === undefined
            ? []
            : [{ key: keys.lastSent(next.repository), value: lastSent }]),
        ]),
      ),

    async arrived(delivery) {
      const { key, eventAt, ref } = delivery;
      const current: CurrentDocument = { key, eventAt, order: orderOf(delivery), ref };
      await kv.transact([set(delivery), { key: keys.current(sha256, delivery), value: current }]);
    },

    async stillThere(delivery, eventAt, ref) {
      const { key } = delivery;
      const current: CurrentDocument = { key, eventAt, order: orderOf(delivery), ref };
      await kv.set({ key: keys.current(sha256, delivery), value: current });
    },

    settle: (delivery) =>
      kv.transact([
        { ...set(delivery), onlyIf: { attribute: 'attempts', equals: delivery.attempts } },
      ]),

    async remember(delivery, hint) {
      const key = keys.hints(delivery.repository);
      const before = readHints(await kv.get({ key }));
      const after = withHint(before, targetKey(sha256, delivery), hint);
      if (after !== before) await kv.set({ key, value: after });
    },
  };
}

function toRow(delivery: Delivery) {
  return {
    // Looked for by the index: what waits for a verdict is to be found with what was accepted.
    state: awaitsVerdict(delivery) ? 'accepted' : delivery.state,
    dueAt: delivery.dueAt,
    repository: delivery.repository,
    updatedAt: delivery.updatedAt,
    attempts: delivery.attempts,
    body: delivery,
  };
}

function readDelivery(value: unknown): Delivery | undefined {
  return row.safeParse(value).data?.body;
}

/** A cache: what cannot be read is found out again. */
export function readHints(value: unknown): Hints {
  return hintsRow.safeParse(value).data ?? {};
}
