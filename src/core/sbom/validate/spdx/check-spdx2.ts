import type { Findings } from '../../findings/collect';
import type { JsonObject } from '../../read/json';
import type { Serialization } from '../../formats';
import { checkSpdx2Basics } from './check-spdx2-basics';
import { groupFindings } from '../../findings/group-findings';
import { WHOLE_DOCUMENT } from './place';
import { SPDX_2_2, SPDX_2_3 } from './spdx2-rules';
import { walkSpdx2 } from './walk-spdx2';

/**
 * Holds an SPDX 2 document against what the released JSON schema of its version says. Errors mean
 * that the schema refuses it, which is advice: mainstream generators break it in harmless ways, and
 * then the finding says so. Tag-value, RDF and XML have no schema and lack members that JSON must
 * have, so only what every reader relies on is asked of them.
 */
export function checkSpdx2(
  document: JsonObject,
  specVersion: string,
  findings: Findings,
  serialization: Serialization = 'json',
): Promise<void> {
  if (serialization === 'json' || serialization === 'yaml') {
    const grouped = groupFindings(findings);
    const rule = specVersion === '2.2' ? SPDX_2_2 : SPDX_2_3;
    walkSpdx2({ specVersion, findings: grouped }, rule, document, WHOLE_DOCUMENT);
    grouped.flush();
  } else {
    checkSpdx2Basics(document, findings);
  }
  return Promise.resolve();
}
