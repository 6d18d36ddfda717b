import { describe, expect, it } from '@jest/globals';
import { loadManifest } from '../../host/platform/manifest';
import { createEgress } from '../../host/platform/egress/egress';
import { openDatabase } from '../../host/database';
import { grantSandboxEgress } from '../../host/sandbox-egress';

describe('the egress of the sandbox', () => {
  it('is granted under the app’s own manifest, and twice is once', () => {
    const egress = createEgress({
      manifest: loadManifest('manifest.yml'),
      database: openDatabase(':memory:'),
      installation: 'sandbox',
    });
    expect(egress.domains()).toEqual([]);
    grantSandboxEgress({ platform: { egress } });
    grantSandboxEgress({ platform: { egress } });
    expect(egress.domains()).toEqual([
      'https://dtrack.sandbox.example',
      'https://intake.sandbox.example',
    ]);
  });
});
