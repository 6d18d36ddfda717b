import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault, Plan, PlannedPush } from '../plan/types';
import type { ChaosHost } from '../process/chaos-host';
import type { AcceptedPush } from '../truth/types';
import { loaded } from '../process/messages';
import { holdDatabase } from './hold-database';
import { makePush, type Desk } from './make-push';

export interface DriveOptions {
  readonly plan: Plan;
  readonly host: ChaosHost;
  readonly dataDirectory: string;
  /** By the index of the repository. */
  readonly desks: readonly Desk[];
  readonly onPush: () => void;
  readonly signal: AbortSignal;
}

/** Repositories that are pushed to at once. */
const AT_ONCE = 3;
/** More than that to do, and people would be faster than the host: all but bursts wait. */
const MOST_DUE = 10;
const LOOK_MS = 50;
/** A host that cannot keep up for so long gets the push all the same. */
const LOOKS = 200;

/**
 * Makes every push and every fault of the plan. The pushes to one repository follow each other;
 * what git accepted comes back in the order of their numbers, which is theirs.
 */
export async function drive(options: DriveOptions): Promise<AcceptedPush[]> {
  const { plan, desks, onPush, signal } = options;
  const accepted: AcceptedPush[] = [];
  const faults: Promise<void>[] = [];
  const running = new Set<Promise<void>>();
  const lanes = new Map<number, Promise<void>>();
  let failure: { readonly error: unknown } | undefined;
  const failed = (error: unknown): void => {
    failure ??= { error };
  };

  const make = async (push: PlannedPush, before: Promise<void> | undefined): Promise<void> => {
    await before;
    const desk = desks[push.repository];
    if (desk === undefined || failure !== undefined || signal.aborted) return;
    accepted.push(await makePush(desk, push, signal));
    onPush();
  };

  for (const push of plan.pushes) {
    if (failure !== undefined || signal.aborted) break;
    for (const fault of plan.faults.filter(({ before }) => before === push.number)) {
      const struck = strike(options, fault);
      struck.catch(failed);
      faults.push(struck);
    }
    while (running.size >= AT_ONCE) await Promise.race(running);
    if (push.hurried === undefined) await untilCalm(options).catch(failed);
    const work = make(push, lanes.get(push.repository)).catch(failed);
    lanes.set(push.repository, work);
    running.add(work);
    void work.then(() => running.delete(work));
  }
  await Promise.allSettled([...running, ...faults]);
  signal.throwIfAborted();
  if (failure !== undefined) throw failure.error;
  return accepted.sort((one, other) => one.number - other.number);
}

async function untilCalm({ host, signal }: DriveOptions): Promise<void> {
  for (let look = 0; look < LOOKS && !signal.aborted; look += 1) {
    const { due } = loaded.parse(await host.ask({ do: 'load' }));
    if (due <= MOST_DUE) return;
    await sleep(LOOK_MS);
  }
}

async function strike({ host, dataDirectory }: DriveOptions, fault: Fault): Promise<void> {
  switch (fault.kind) {
    case 'kill':
      await sleep(fault.afterMs);
      await host.kill(fault.starting);
      return;
    case 'clock':
      await host.jump(fault.seconds);
      return;
    case 'busy':
      await holdDatabase(dataDirectory, fault.milliseconds);
      return;
    case 'destination':
    case 'bitbucket':
    case 'event':
      await host.plant(fault);
  }
}
