import { expect, it } from '@jest/globals';
import { createRetryRun } from '../../src/app/retry-run';
import { workspaceSettings } from '../../src/core/settings';
import { BridgeError } from '../../src/core/errors';
import { D, changed, cut, versions, untilDone, runOf, thereAndBack } from './flows';
import { A, B, bom, C, createHarness, pushEvent, REPOSITORY } from './harness';

it('an older run that a person replays does not make the branch pass for settled', async () => {
  const files = (x: string, y: string) => ({ 'x/bom.json': bom(x), 'y/bom.json': bom(y) });
  const both = changed('x/bom.json', 'y/bom.json');
  const app = await createHarness({
    files: {
      [A]: {},
      [B]: files('1.0.0', '5.0.0'),
      [C]: files('1.0.1', '5.0.1'),
      [D]: files('1.0.0', '5.0.0'),
    },
    changes: {
      [`${B}..${A}`]: both,
      [`${C}..${A}`]: both,
      [`${C}..${B}`]: both,
      [`${D}..${A}`]: both,
      [`${D}..${C}`]: both,
      [`${D}..${B}`]: [],
    },
  });
  // Of both pushes x arrives, and y is refused.
  let refusals = 2;
  const { open } = app.destination;
  app.destination.open = (config, secret) => {
    const opened = open(config, secret);
    return {
      ...opened,
      deliver: (shipment) =>
        shipment.version.startsWith('5') && (refusals -= 1) >= 0
          ? Promise.reject(new BridgeError('DESTINATION_TOKEN_REFUSED'))
          : opened.deliver(shipment),
    };
  };
  const first = await app.take(pushEvent({ before: A, after: B, at: 1_000 }));
  app.time.now += 60_000;
  await app.take(pushEvent({ before: B, after: C, at: 61_000 }));
  app.time.now += 60_000;
  await createRetryRun(app)(REPOSITORY, runOf(first).id);
  await app.processRun(runOf(first).id, REPOSITORY);
  expect(versions(app.destination)).toEqual(['1.0.0', '1.0.1', '5.0.0']);
  app.time.now += 60_000;
  await app.take(pushEvent({ before: C, after: D, at: 181_000 }));
  expect(versions(app.destination)).toEqual(['1.0.0', '1.0.1', '5.0.0', '1.0.0']);
});

it('a file that is renamed and taken back, while nobody knows what arrived under its old name', async () => {
  const app = await createHarness({
    files: {
      [B]: { 'api.cdx.json': bom('1.0.0') },
      [C]: { 'api.cdx.json': bom('1.0.1') },
      [D]: { 'web.cdx.json': bom('1.0.0') },
    },
    changes: {
      [`${B}..${A}`]: changed('api.cdx.json'),
      [`${C}..${B}`]: changed('api.cdx.json'),
      [`${D}..${B}`]: [{ path: 'web.cdx.json', status: 'renamed', from: 'api.cdx.json' }],
    },
  });
  await app.take(pushEvent({ before: A, after: B, at: 1_000 }));
  app.time.now += 1000;
  app.destination.faults.push(cut(true));
  await app.take(pushEvent({ before: B, after: C, at: 2_000 }));
  app.time.now += 1000;
  await untilDone(app, await app.take(pushEvent({ before: C, after: D, at: 3_000 })));
  expect(versions(app.destination)).toEqual(['1.0.0', '1.0.1', '1.0.0']);
});

it('a tag that is moved does not go back to what waited for Bitbucket', async () => {
  const rule = { events: ['repo:push'], ref: 'tag', pattern: '*', environment: 'production' };
  const { rules } = workspaceSettings.parse({ rules: [rule] });
  const app = await createHarness(thereAndBack, { rules });
  const tag = { ref: 'latest', tag: true };
  app.failNext('tree', new BridgeError('BITBUCKET_UNAVAILABLE'));
  const first = await app.take(pushEvent({ ...tag, before: null, after: A, at: 1_000 }));
  expect(first.kind).toBe('waiting');
  await app.take(pushEvent({ ...tag, before: A, after: B, at: 2_000 }));
  await untilDone(app, first);
  expect(versions(app.destination)).toEqual(['1.0.1']);
});
