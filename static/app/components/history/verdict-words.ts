import type { DocumentLine } from '../../../../src/contract/report';

export type Verdict = NonNullable<DocumentLine['verdict']>;

/** What the policies of the destination say, in one plain sentence without the names. */
export function verdictSentence({ state, failed, warned, problem }: Verdict): string {
  if (problem) return 'The policy verdict could not be read';
  switch (state) {
    case 'pass':
      return warned > 0 ? `Policies passed with ${counted(warned, 'warning')}` : 'Policies passed';
    case 'fail': {
      const what =
        failed > 0 ? `${counted(failed, 'policy', 'policies')} failed` : 'Policies failed';
      return warned > 0 ? `${what}, with ${counted(warned, 'warning')}` : what;
    }
    case 'no-policies':
      return 'No policy applies at the destination';
    case 'in-progress':
      return 'The destination is still checking its policies';
    case 'error':
      return 'The destination met an error while checking its policies';
    case 'not-evaluated':
      return 'The destination did not check its policies';
  }
}

/** `: Licences, Known exploited`; how many are not named, where some are not. */
export function policyNames({ policies, failed, warned }: Verdict): string {
  if (policies.length === 0) return '';
  const rest = failed + warned - policies.length;
  return `: ${policies.join(', ')}${rest > 0 ? ` and ${rest.toLocaleString()} more` : ''}`;
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString()} ${count === 1 ? one : many}`;
}
