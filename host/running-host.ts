import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isAlive } from './is-alive';

const file = z.object({ pid: z.number().int(), origin: z.string() });
export type RunningHost = z.infer<typeof file>;

const NAME = 'host.json';
/** Answers `{pid}` without a credential. */
export const HEALTH_PATH = '/host/health';

/**
 * The host that works on this data folder now: its process is alive and it answers at its address.
 * A note that a killed host left behind does not count, even if its process id is in use again.
 */
export async function findRunningHost(dataDirectory: string): Promise<RunningHost | undefined> {
  let found: RunningHost;
  try {
    found = file.parse(JSON.parse(readFileSync(join(dataDirectory, NAME), 'utf8')));
  } catch {
    // Absent or cut off: nobody has finished starting here.
    return undefined;
  }
  if (found.pid === process.pid || !isAlive(found.pid)) return undefined;
  return (await answers(found)) ? found : undefined;
}

async function answers({ pid, origin }: RunningHost): Promise<boolean> {
  try {
    const response = await fetch(`${origin}${HEALTH_PATH}`, { signal: AbortSignal.timeout(3000) });
    return file.pick({ pid: true }).safeParse(await response.json()).data?.pid === pid;
  } catch {
    // Nobody listens there, or it is no host.
    return false;
  }
}

export function noteRunningHost(dataDirectory: string, host: RunningHost): void {
  writeFileSync(join(dataDirectory, NAME), JSON.stringify(host));
}

export function forgetRunningHost(dataDirectory: string): void {
  rmSync(join(dataDirectory, NAME), { force: true });
}
