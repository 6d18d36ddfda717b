import { expect, it } from '@jest/globals';
import { workspaceSettings } from '../../src/core/settings';
import { A, B, bom, C, createHarness, pushEvent } from './harness';

const at = (address: string) =>
  workspaceSettings.parse({
    destinations: [{ id: 'interlynk', kind: 'https-endpoint', name: 'Endpoint', address }],
  });

it('a destination that has moved to another address gets what only the old one has', async () => {
  const files = { 'bom.json': bom('1.0.0') };
  const app = await createHarness(
    {
      files: { [B]: files, [C]: files },
      changes: { [`${B}..${A}`]: [{ path: 'bom.json', status: 'modified' }] },
    },
    at('https://old.acme.example/sboms'),
  );
  const force = (after: string, time: number) => {
    const event = pushEvent({ before: A, after, at: time });
    return { ...event, push: { ...event.push, forced: true } };
  };
  await app.take(force(B, 1));
  await app.take(force(C, 2));
  expect(app.destination.arrived).toHaveLength(1);
  const { revision } = await app.settings.workspace();
  await app.saveSettings.workspace(at('https://new.acme.example/sboms'), revision, 'admin');
  await app.take(force(B, 3));
  expect(app.destination.arrived).toHaveLength(2);
});
