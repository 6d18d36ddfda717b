import { z } from 'zod';
import type { Fault } from '../plan/types';

/** What the host's process is started with, as JSON in its first argument. */
export const hostStart = z.object({
  /** The root of what was built: build/bundle is below it. */
  root: z.string(),
  manifestFile: z.string(),
  dataDirectory: z.string(),
  port: z.number(),
  /** How far its clock is ahead of the machine's, milliseconds. */
  aheadMs: z.number(),
});
export type HostStart = z.infer<typeof hostStart>;

/** Faults that are planted within the host. */
export type InnerFault = Extract<Fault, { kind: 'destination' | 'bitbucket' | 'event' }>;

export type Order =
  /** Makes the repositories; before the first `go`. */
  | { readonly do: 'create'; readonly slugs: readonly string[] }
  /** Listens and works. */
  | { readonly do: 'go' }
  /** Settings, secrets and the installed event. */
  | { readonly do: 'install'; readonly destinations: readonly string[] }
  | { readonly do: 'plant'; readonly fault: InnerFault }
  /** Moves the clock, and has everything that is due done. */
  | { readonly do: 'pass'; readonly seconds: number }
  /** Moves the clock, and waits for nothing. */
  | { readonly do: 'jump'; readonly seconds: number }
  /** Asks how much there is to do now. */
  | { readonly do: 'load' }
  | { readonly do: 'retry-all' }
  | { readonly do: 'rows' }
  | { readonly do: 'stop' };

export const created = z.object({
  workspace: z.string(),
  repositories: z.array(z.object({ slug: z.string(), uuid: z.string(), directory: z.string() })),
  /** Of a person who may push and merge. */
  username: z.string(),
  email: z.string(),
  apiToken: z.string(),
});
export type Created = z.infer<typeof created>;

export const passed = z.object({
  /** Stored invocations, due or for later, and held events. */
  waiting: z.number(),
  deadLetters: z.number(),
});
export const loaded = z.object({ due: z.number() });
export const retried = z.object({ queued: z.number() });
export const rows = z.array(
  z.object({
    runId: z.string(),
    slug: z.string(),
    event: z.string(),
    ref: z.object({ type: z.enum(['branch', 'tag']), name: z.string() }),
    commit: z.string(),
    state: z.string(),
    code: z.string().optional(),
  }),
);

/** Meetings that are still planned, by the name of the line, after so many orders to plant. */
export const left = z.object({ left: z.record(z.string(), z.number()), plants: z.number() });
export type Left = z.infer<typeof left>;
export const fromHost = z.union([
  z.object({ id: z.number(), failure: z.string() }),
  z.object({ id: z.number(), answer: z.unknown().optional() }),
  left,
]);
export const toHost = z.object({ id: z.number(), order: z.custom<Order>() });

/** The line that a fault waits in: first in, first out. */
export function lineOf(fault: InnerFault): string {
  if (fault.kind !== 'destination') return fault.kind;
  return `${fault.destination} ${fault.looking ? 'query' : 'upload'}`;
}
