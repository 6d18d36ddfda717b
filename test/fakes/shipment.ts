import { createHash } from 'node:crypto';
import type { Origin, Shipment } from '../../src/core/delivery/types';

/** A push of a small CycloneDX document; members can be overridden. */
export function aShipment(overrides: Partial<Shipment> = {}): Shipment {
  const version = overrides.version ?? '1.2.0';
  const bytes = overrides.bytes ?? aDocument(version);
  return {
    id: 'shipment-1',
    latest: false,
    destination: 'platform',
    product: 'acme/shop',
    environment: 'production',
    version,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    notation: { format: 'cyclonedx', serialization: 'json', specVersion: '1.6' },
    bytes,
    fileName: 'bom.json',
    origin: anOrigin(),
    ...overrides,
  };
}

export function anOrigin(overrides: Partial<Origin> = {}): Origin {
  return {
    event: 'push',
    workspaceSlug: 'acme',
    repositorySlug: 'shop',
    ref: 'main',
    commit: '0123456789abcdef0123456789abcdef01234567',
    ...overrides,
  };
}

export function aDocument(version: string): Uint8Array {
  return new TextEncoder().encode(
    JSON.stringify({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      metadata: { component: { type: 'application', name: 'shop', version } },
      components: [{ type: 'library', name: 'left-pad', version: '1.3.0' }],
    }),
  );
}
