import { describe, expect, it } from '@jest/globals';
import { A, B, bom, C, createHarness, pushEvent } from './harness';

const sbom = [{ path: 'bom.json', status: 'modified' as const }];

describe('the attempt that is to find out whether a destination is back', () => {
  it('does not hold back the others where there was nothing to send', async () => {
    const app = await createHarness({
      files: { [B]: { 'bom.json': bom('1.0.0') }, [C]: { 'bom.json': bom('1.0.1') } },
      changes: { [`${B}..${A}`]: sbom, [`${C}..${B}`]: sbom },
    });
    await app.take(pushEvent({ before: A, after: B, at: 1 }));
    await app.holds.save({ destinations: { interlynk: { failures: 5, until: app.time.now - 1 } } });
    const same = pushEvent({ before: A, after: B, at: 2 });
    await app.take({ ...same, push: { ...same.push, forced: true } });
    await app.take(pushEvent({ before: B, after: C, at: 3 }));
    expect(app.destination.arrived.map(({ version }) => version)).toEqual(['1.0.0', '1.0.1']);
    expect(await app.holds.get()).toEqual({ destinations: {} });
  });
});
