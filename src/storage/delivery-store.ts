import { z } from 'zod';
import type { Delivery } from '../core/delivery/types';
import type { Kv, Sha256 } from '../core/ports';
import type { CurrentDocument, DeliveryStore } from '../core/stores';
import { ENTITIES, keys } from './keys';

const row = z.object({
  body: z.custom<Delivery>((value) => typeof value === 'object' && value !== null),
});
const currentRow = z.object({ key: z.string(), eventAt: z.number() });

export function createDeliveryStore({ kv, sha256 }: { kv: Kv; sha256: Sha256 }): DeliveryStore {
  const entity = ENTITIES.delivery;
  return {
    async load(key, identity) {
      const [delivery, current] = await kv.getMany([
        { entity, key },
        { key: keys.current(sha256, identity) },
      ]);
      return { delivery: readDelivery(delivery), current: currentRow.safeParse(current).data };
    },

    get: async (key) => readDelivery(await kv.get({ entity, key })),

    claim: (next, previous) =>
      kv.transact([
        {
          entity,
          key: next.key,
          value: toRow(next),
          // Every claim counts the attempts up, so an equal count means nobody took it in between.
          onlyIf:
            previous === undefined
              ? { attribute: 'attempts', absent: true }
              : { attribute: 'attempts', equals: previous.attempts },
        },
      ]),

    async settle(delivery) {
      const set = { entity, key: delivery.key, value: toRow(delivery) };
      if (delivery.state !== 'accepted') {
        return kv.transact([
          { ...set, onlyIf: { attribute: 'attempts', equals: delivery.attempts } },
        ]);
      }
      const current: CurrentDocument = { key: delivery.key, eventAt: delivery.eventAt };
      return kv.transact([set, { key: keys.current(sha256, delivery), value: current }]);
    },
  };
}

function toRow(delivery: Delivery) {
  return {
    state: delivery.state,
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
