import { checkCycloneDx } from './check-cyclonedx';
import { checkSpdx } from './check-spdx';
import { collectFindings } from './findings';
import type { Identified } from './identify';
import type { Finding } from './types';

/**
 * What is wrong with a document, errors first and at most MAX_FINDINGS. The seam for checking
 * against the official schemas: whatever stands behind it, only `error` findings make a document
 * invalid, and it never throws.
 */
export function check({ format, document }: Identified): Finding[] {
  const findings = collectFindings();
  switch (format) {
    case 'cyclonedx':
      checkCycloneDx(document, findings);
      break;
    case 'spdx':
      checkSpdx(document, findings);
      break;
  }
  return findings.list();
}
