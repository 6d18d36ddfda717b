import { expect, it } from '@jest/globals';
import { BridgeError } from '../../src/core/errors';
import type { WorkspaceSettings } from '../../src/core/settings';
import { createFakeDestination } from '../fakes/fake-destination';
import { A, B, bom, C, createHarness, pushEvent, REPOSITORY } from './harness';

const sbom = [{ path: 'bom.json', status: 'modified' as const }];
const destinations: WorkspaceSettings['destinations'] = [
  { id: 'interlynk', kind: 'interlynk', name: 'Interlynk', enabled: true },
  { id: 'second', kind: 'interlynk', name: 'Second', enabled: true },
];

it.each([
  ['minutes', 120_000],
  ['a moment', 300],
])(
  'an event that comes %s late brings nothing over a newer push that still waits for one destination',
  async (_name, lateBy) => {
    const app = await createHarness(
      {
        files: { [B]: { 'bom.json': bom('1.0.0') }, [C]: { 'bom.json': bom('1.0.1') } },
        changes: { [`${B}..${A}`]: sbom, [`${C}..${B}`]: sbom },
      },
      { destinations },
    );
    const second = createFakeDestination();
    app.others.set('second', second);
    await app.settings.saveSecret('second', 'token', {
      id: 'audit-second',
      at: 0,
      accountId: 'admin',
      action: 'save-secret',
      subject: 'workspace',
      changed: [],
    });
    second.faults.push({ error: new BridgeError('DESTINATION_UNAVAILABLE'), arrives: false });
    const newer = await app.take(pushEvent({ before: B, after: C, at: 200 }));
    expect(newer.kind).toBe('waiting');
    app.time.now += lateBy;
    const late = await app.take(pushEvent({ before: A, after: B, at: 100 }));
    expect(late).toMatchObject({ kind: 'done', again: false });
    if (newer.kind !== 'waiting') throw new Error('It does not wait.');
    app.time.now += 3600_000;
    await app.processRun(newer.run.id, REPOSITORY);
    for (const { arrived } of [app.destination, second]) {
      expect(arrived.map(({ version }) => version)).toEqual(['1.0.1']);
    }
  },
);
