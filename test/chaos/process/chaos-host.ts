import { setTimeout as sleep } from 'node:timers/promises';
import type { BuiltHost } from './build-host';
import { HostGoneError, startHost, type HostChild } from './host-child';
import { passed, type InnerFault, type Order } from './messages';
import { createPlantedFaults } from './planted-faults';

/**
 * The host through all its kills: always the process that runs now. Faults that were planted and
 * not met are forgotten by a killed host; they are planted again in the next one.
 */
export interface ChaosHost {
  readonly origin: string;
  /** Asked again after a kill, so only for what may be done twice. Throws what the host throws. */
  ask(order: Order): Promise<unknown>;
  plant(fault: InnerFault): Promise<void>;
  /** Moves the clock of this process and of all that follow. */
  jump(seconds: number): Promise<void>;
  /** Lets time pass and has everything done that is due; what is left for later. */
  pass(seconds: number): Promise<{ waiting: number; deadLetters: number }>;
  /** The host's time, epoch milliseconds. */
  now(): number;
  /** SIGKILL, and a new start; with `starting`, that one is killed while it starts, and another follows. */
  kill(starting: boolean): Promise<void>;
  end(): Promise<void>;
  /** Planted faults that nothing has met. */
  unmet(): readonly InnerFault[];
}

export interface ChaosHostOptions {
  readonly built: BuiltHost;
  readonly dataDirectory: string;
  readonly port: number;
  /** The host ended, and nobody had killed it: a finding. */
  readonly onCrash: (said: string) => void;
}

/** Long enough for the database to be open, too short to be ready. */
const STARTING_MS = 250;
const STARTS = 3;

/** @param before what is done with the first process before it listens */
export async function startChaosHost(
  { built, dataDirectory, port, onCrash }: ChaosHostOptions,
  before: (child: HostChild) => Promise<void>,
): Promise<ChaosHost> {
  const planted = createPlantedFaults();
  let aheadMs = 0;
  let over = false;
  /** Orders to plant that the process of now has got. */
  let plants = 0;

  const open = (): HostChild => {
    plants = 0;
    const { root, manifestFile, entry } = built;
    const start = { root, manifestFile, dataDirectory, port, aheadMs };
    return startHost(entry, start, {
      onLeft: (left) => {
        // What was said before the last order came in is out of date.
        if (left.plants === plants) planted.heard(left);
      },
      onCrash,
    });
  };
  const plantIn = async (child: HostChild, fault: InnerFault): Promise<void> => {
    plants += 1;
    await child.ask({ do: 'plant', fault }).catch(unlessGone);
  };
  const restart = async (child: HostChild, starting: boolean): Promise<HostChild> => {
    await child.kill();
    if (starting) {
      const half = open();
      half.ask({ do: 'go' }).catch(() => undefined);
      await sleep(STARTING_MS);
      await half.kill();
    }
    const again = planted.all();
    const next = await running(again.length);
    for (const fault of again) await next.ask({ do: 'plant', fault });
    return next;
  };
  /** A host that finds its database held for too long ends, and whoever runs it starts it again. */
  const running = async (planned: number): Promise<HostChild> => {
    for (let start = 1; ; start += 1) {
      const next = open();
      plants = planned;
      try {
        await next.ask({ do: 'go' });
        return next;
      } catch (error) {
        await next.kill();
        if (start >= STARTS || !isHeld(error)) throw error;
      }
    }
  };

  const first = open();
  await before(first);
  await first.ask({ do: 'go' });
  let current: Promise<HostChild> = Promise.resolve(first);

  const ask = async (order: Order): Promise<unknown> => {
    for (;;) {
      const child = await current;
      try {
        return await child.ask(order);
      } catch (error) {
        // A kill of ours puts another one in its place; any other end is a finding.
        if (!(error instanceof HostGoneError) || over || child === (await current)) throw error;
      }
    }
  };

  return {
    origin: `http://127.0.0.1:${String(port)}`,
    ask,
    plant: async (fault) => {
      const child = await current;
      planted.add(fault);
      await plantIn(child, fault);
    },
    jump: async (seconds) => {
      const child = await current;
      aheadMs += seconds * 1000;
      await child.ask({ do: 'jump', seconds }).catch(unlessGone);
    },
    pass: async (seconds) => {
      aheadMs += seconds * 1000;
      return passed.parse(await (await current).ask({ do: 'pass', seconds }));
    },
    now: () => Date.now() + aheadMs,
    kill: async (starting) => {
      current = current.then((child) => restart(child, starting));
      await current;
    },
    end: async () => {
      over = true;
      await (await current).kill();
    },
    unmet: () => planted.all(),
  };
}

function isHeld(error: unknown): boolean {
  return error instanceof Error && error.message.includes('database is locked');
}

/** Killed by us meanwhile: the next one is told instead. */
function unlessGone(error: unknown): void {
  if (!(error instanceof HostGoneError)) throw error;
}
