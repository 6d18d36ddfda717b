import type { WorkspaceSettings } from '../../src/core/settings';
import type { RunReport } from '../../src/contract/report';
import { createFakeApp, REPOSITORY, type FakeApp } from './fake-app';

const NEWEST = Date.parse('2026-11-20T14:03:00Z');

export const TRACK_ORIGIN = 'https://dtrack.example.com';

export const THREE_DESTINATIONS: WorkspaceSettings['destinations'] = [
  { id: 'interlynk', kind: 'interlynk', name: 'Interlynk', enabled: true, policyVerdict: true },
  {
    id: 'dependency-track',
    kind: 'dependency-track',
    name: 'Dependency-Track',
    enabled: true,
    address: TRACK_ORIGIN,
    parent: { name: 'Products', version: '1' },
    tags: ['bitbucket'],
  },
  {
    id: 'https-endpoint',
    kind: 'https-endpoint',
    name: 'Archive',
    enabled: false,
    address: 'https://sboms.example.com:8443/intake',
  },
];

/** An app with a destination of each kind, two of them with their secrets. */
export function withThreeDestinations(overrides: Partial<FakeApp> = {}): FakeApp {
  const app = createFakeApp(overrides);
  app.workspace = {
    ...app.workspace,
    settings: { ...app.workspace.settings, destinations: THREE_DESTINATIONS },
  };
  app.secrets.set('interlynk', 'lynk_live_1').set('dependency-track', 'odt_1');
  return app;
}

/** As many runs as wanted that wait for a person, in two repositories, then one that does not. */
export function spentRuns(count: number): RunReport[] {
  const spent = Array.from({ length: count }, (_, index): RunReport => {
    const repository = index % 2 === 0 ? 'acme/shop' : 'acme/billing';
    return {
      runId: index.toString(16).padStart(64, '0'),
      event: 'repo:push',
      repositoryUuid: REPOSITORY.slice(1, -1),
      repository,
      ref: 'main',
      commit: 'abcdef0123456789abcdef0123456789abcdef01',
      environment: 'production',
      state: 'done',
      spent: true,
      receivedAt: NEWEST - index * 3_600_000,
      documents: [
        {
          sbom: 'bom.json',
          format: 'CycloneDX 1.6',
          components: 412,
          destination: 'Dependency-Track',
          product: `${repository} (production)`,
          version: '1.4.0',
          result: 'rejected',
          problem: {
            code: 'DESTINATION_EGRESS',
            sentence: 'The app is not allowed to reach the address of the destination.',
            next: 'An admin has to approve the current version of the app.',
          },
        },
      ],
    };
  });
  const done = { state: 'done' as const, documents: [] };
  return [...spent, { ...done, runId: 'done', event: 'repo:push', ref: 'main', receivedAt: 0 }];
}
