import { z } from 'zod';
import { serviceAt } from '../../../../host/connections/bitbucket-service';
import { openOAuth } from '../../../../host/connections/oauth/open-oauth';
import { openDatabase } from '../../../../host/database';
import { storeAt } from './store-at';

/** A process of its own on a data folder: asks Bitbucket when it is told to, at the time it is told. */
const start = z
  .object({ file: z.string(), origin: z.string(), id: z.string(), directory: z.string() })
  .parse(JSON.parse(process.argv[2] ?? ''));
const order = z.object({ now: z.number(), dies: z.boolean() });

let now = 0;
const clock = { now: () => now };
const store = storeAt(openDatabase(start.file), clock);

async function ask(): Promise<number> {
  const connection = store.find(start.id);
  if (connection?.kind !== 'oauth') throw new Error('The connection is gone.');
  const open = openOAuth(connection, {
    store,
    clock,
    service: serviceAt(start.origin),
    directory: start.directory,
    network: (request) => fetch(request),
  });
  const answer = await open.product.request({ type: 'app' }, '/2.0/user', {});
  return answer.status;
}

process.on('message', (message) => {
  const told = order.parse(message);
  now = told.now;
  if (told.dies) {
    // As one that is killed within its refresh.
    store.hold(`oauth refresh ${start.id}`, 30_000);
    process.kill(process.pid, 'SIGKILL');
  }
  ask().then(
    (status) => process.send?.({ status }),
    (error: unknown) => process.send?.({ failure: String(error) }),
  );
});
process.send?.({ ready: true });
