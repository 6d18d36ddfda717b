import type { CheckLineView } from '../../../host/setup/contract/views';

/** One sentence for what the lines come to; a screen reader hears it first. */
export function checkSummary(lines: readonly CheckLineView[]): string {
  const count = (state: CheckLineView['state']): number =>
    lines.filter((line) => line.state === state).length;
  const failed = count('failed');
  const warnings = count('warning');
  if (failed > 0) return failed === 1 ? 'One check failed.' : `${String(failed)} checks failed.`;
  if (warnings > 0)
    return warnings === 1
      ? 'It works, with one warning.'
      : `It works, with ${String(warnings)} warnings.`;
  return 'Everything works.';
}
