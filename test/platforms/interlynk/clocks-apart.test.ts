import { expect, it } from '@jest/globals';
import { createConfirmDelivery } from '../../../src/app/confirm-delivery';
import { createTellVerdict } from '../../../src/app/tell-verdict';
import { createOpenDestination } from '../../../src/platforms/registry';
import { A, B, bom, createHarness, pushEvent, REPOSITORY } from '../../app/harness';
import { destinationTools } from '../../fakes/destination-tools';
import { createInboxHarness, TOKEN } from './inbox-harness';

const PUSH = {
  files: { [B]: { 'bom.json': bom('1.0.0') } },
  changes: { [`${B}..${A}`]: [{ path: 'bom.json', status: 'modified' as const }] },
};

/** The app against the inbox, with a clock that goes so many milliseconds ahead of the inbox's. */
async function apart(ahead: number) {
  const { inbox, time, fetch } = createInboxHarness();
  const app = await createHarness(PUSH);
  const { clock } = app;
  const openDestination = createOpenDestination(
    destinationTools({ fetch, clock, timeoutSignal: time.timeoutSignal }),
  );
  app.destination.open = (config) => openDestination(config, TOKEN);
  app.time.now = time.clock.now() + ahead;
  const pass = (seconds: number) => {
    time.advance(seconds * 1000);
    app.time.now = time.clock.now() + ahead;
  };
  return {
    app,
    inbox,
    pass,
    confirm: createConfirmDelivery({ ...app, tellVerdict: createTellVerdict(app) }),
  };
}

it.each([
  ['ten seconds ahead', 10_000],
  ['45 seconds ahead', 45_000],
  ['an hour ahead', 3_600_000],
  ['an hour behind', -3_600_000],
])('a host whose clock goes %s finds what arrived unseen', async (_name, ahead) => {
  const { app, inbox, pass, confirm } = await apart(ahead);
  inbox.faults.next('upload', { kind: 'cut-after-body' });
  let taken = await app.take(pushEvent({}));
  while (taken.kind === 'waiting') {
    pass(taken.retryInSeconds);
    taken = await app.processRun(taken.run.id, REPOSITORY);
  }
  const key = taken.kind === 'done' ? taken.run.outcome?.documents[0]?.deliveryKey : undefined;
  pass(30);
  expect(await confirm(key ?? '', 1)).toBe('processed');
  expect(inbox.arrivals()).toHaveLength(1);
});
