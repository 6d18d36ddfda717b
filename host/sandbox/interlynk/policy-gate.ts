import type { Terms } from './terms';
import type { VersionRecord } from './types';

/** The gate as the terms have it; the named policies are violated where it fails. */
export function policyGate({ gate: status, policies }: Terms, version: VersionRecord) {
  const violated = status === 'FAIL' ? policies : [];
  const running = status === 'IN_PROGRESS';
  return {
    status,
    policyRunStatus: running ? 'IN_PROGRESS' : 'FINISHED',
    evaluatedAt:
      running || status === 'NOT_EVALUATED' ? null : new Date(version.updatedAt).toISOString(),
    counts: {
      total: status === 'NO_POLICIES' ? 0 : Math.max(1, violated.length),
      failed: violated.length,
      warned: 0,
      passed: status === 'PASS' ? 1 : 0,
      errored: status === 'ERROR' ? 1 : 0,
      skipped: status === 'NOT_EVALUATED' ? 1 : 0,
    },
    violatingPolicies: violated.map((policyName, index) => ({
      policyId: `00000000-0000-4000-8000-${String(index + 2).padStart(12, '0')}`,
      policyName,
      resultType: 'fail',
      violationsCount: 1,
    })),
  };
}
