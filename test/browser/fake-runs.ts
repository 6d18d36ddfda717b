import type { CallAnswer } from '../../src/contract/resolvers';

type Run = CallAnswer<'listRuns'>['runs'][number];

const NEWEST = Date.parse('2026-11-20T14:03:00Z');
const LONG_BRANCH = `feature/${'a-very-long-branch-name-pasted-from-a-ticket-'.repeat(4)}`;

export const FAILED_RUN = 'f'.repeat(64);

/** One run of each kind, hostile text among them, then enough plain ones for a second page. */
export function manyRuns(): Run[] {
  const kinds: Omit<Run, 'receivedAt'>[] = [
    {
      runId: 'with-documents',
      event: 'repo:push',
      ref: 'main',
      refType: 'branch',
      commit: 'abcdef0123456789abcdef0123456789abcdef01',
      rule: 'repository rule 1: push to main',
      environment: 'production',
      state: 'done',
      documents: [
        {
          sbom: 'services/api/bom.json',
          format: 'CycloneDX 1.6',
          components: 1412,
          destination: 'Interlynk',
          product: 'acme/shop',
          version: '1.4.0',
          result: 'processed',
        },
        {
          sbom: 'web/"><img src=x onerror=alert(1)>.cdx.json',
          result: 'rejected',
          problem: {
            code: 'DESTINATION_REFUSED',
            sentence: 'The destination refused the delivery.',
            next: 'Read what it said, fix it, and retry the delivery.',
            detail: '<script>alert(1)</script> component 17 has no name',
          },
        },
      ],
    },
    {
      runId: 'ignored',
      event: 'pullrequest:updated',
      ref: LONG_BRANCH,
      state: 'ignored',
      documents: [],
      problem: {
        code: 'RUN_NO_RULE',
        sentence: 'No environment rule matches this event and ref.',
        next: 'Add a rule in the repository settings if this ref should be forwarded.',
      },
    },
    { runId: 'queued', event: 'repo:push', ref: 'next', state: 'queued', documents: [] },
    { runId: 'waiting', event: 'repo:push', ref: 'next', state: 'waiting', documents: [] },
    { runId: FAILED_RUN, event: 'repo:push', ref: 'next', state: 'failed', documents: [] },
  ];
  const plain = Array.from({ length: 8 }, (_, index): Omit<Run, 'receivedAt'> => {
    const runId = `plain-${String(index)}`;
    return { runId, event: 'repo:push', ref: 'next', state: 'done', documents: [] };
  });
  return [...kinds, ...plain].map((run, index) => ({
    ...run,
    receivedAt: NEWEST - index * 3_600_000,
  }));
}
