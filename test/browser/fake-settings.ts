import type { WorkspaceSettings } from '../../src/core/settings';
import type { RunReport } from '../../src/contract/report';
import { createFakeApp, REPOSITORY, type FakeApp } from './fake-app';

const NEWEST = Date.parse('2026-11-20T14:03:00Z');

export const THREE_DESTINATIONS: WorkspaceSettings['destinations'] = [
  { id: 'interlynk', kind: 'interlynk', name: 'Interlynk', enabled: true, policyVerdict: true },
  {
    id: 'dependency-track',
    kind: 'dependency-track',
    name: 'Dependency-Track',
    enabled: true,
    address: 'https://dtrack.example.com',
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

const PUSH = { event: 'repo:push', ref: 'main', receivedAt: NEWEST, state: 'done' } as const;

/** A run with a document for each verdict. */
export function verdictRun(): RunReport {
  const none = { failed: 0, warned: 0, policies: [] };
  const verdicts: NonNullable<RunReport['documents'][number]['verdict']>[] = [
    { ...none, state: 'pass' },
    { ...none, state: 'pass', warned: 1 },
    { state: 'fail', failed: 12, warned: 2, policies: ['Licences', '<b>No GPL</b>'] },
    { ...none, state: 'no-policies' },
    { ...none, state: 'in-progress' },
    { ...none, state: 'error' },
    { ...none, state: 'not-evaluated' },
    {
      ...none,
      state: 'not-evaluated',
      problem: {
        code: 'DESTINATION_VERDICT',
        sentence: 'The destination does not say what its policies found.',
        next: 'Give the role of the token the right to view policies.',
        detail: 'You are <b>not</b> authorized.',
      },
    },
  ];
  const documents = verdicts.map((verdict, index) => {
    return { sbom: `service-${String(index)}/bom.json`, result: 'processed' as const, verdict };
  });
  return { ...PUSH, runId: 'verdicts', documents };
}

/** A run that a newer push took the place of before it began, and one while it was under way. */
export function overtakenRuns(): RunReport[] {
  const problem = {
    code: 'RUN_SUPERSEDED',
    sentence: 'A newer push to the same branch took the place of this one.',
    next: 'Nothing to do; the newer push brings what this one changed.',
  };
  return [
    { ...PUSH, runId: 'overtaken', state: 'ignored', problem, documents: [] },
    { ...PUSH, runId: 'late', documents: [{ sbom: 'bom.json', result: 'superseded', problem }] },
  ];
}
