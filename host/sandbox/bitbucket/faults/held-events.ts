import { z } from 'zod';
import type { HostDatabase } from '../../../database';
import type { ProductEvent } from '../../../platform/types';

/** Events that come later, stored so that a killed host does not lose them. */
export interface HeldEvents {
  /** Plain statements: joins an open transaction. `behind`: comes after the next event that passes. */
  hold(event: ProductEvent, dueAt: number, behind: boolean): void;
  /** Takes out those behind the event that passes now, the last held one first. */
  takeBehind(): ProductEvent[];
  /** Takes out those due at `now`, in the order of their due times. */
  takeDue(now: number): ProductEvent[];
  count(): number;
}

const row = z.object({ event: z.string() }).transform(({ event }) => productEvent.parse(event));
const productEvent = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(z.looseObject({ eventType: z.string() }));
const rows = z.array(row);

export function createHeldEvents(database: HostDatabase): HeldEvents {
  const take = (where: string, order: string, values: readonly number[]): ProductEvent[] => {
    const found = rows.parse(
      database
        .prepare(`SELECT event FROM bitbucket_held_event WHERE ${where} ORDER BY ${order}`)
        .all(...values),
    );
    database.prepare(`DELETE FROM bitbucket_held_event WHERE ${where}`).run(...values);
    return found;
  };
  return {
    hold: (event, dueAt, behind) => {
      database
        .prepare('INSERT INTO bitbucket_held_event (event, due_at, behind) VALUES (?, ?, ?)')
        .run(JSON.stringify(event), dueAt, behind ? 1 : 0);
    },
    takeBehind: () => take('behind = 1', 'id DESC', []),
    takeDue: (now) => take('due_at <= ?', 'due_at, id', [now]),
    count: () =>
      z
        .object({ count: z.number() })
        .parse(database.prepare('SELECT count(*) AS count FROM bitbucket_held_event').get()).count,
  };
}
